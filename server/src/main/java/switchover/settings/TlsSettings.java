package switchover.settings;

/**
 * How the node answers by https. The files' paths are as given: relative ones count from the home.
 *
 * @param port 1 to 65535, another one than the HTTP port
 * @param certificateFile PEM, the node's own certificate first, then those that vouch for it; null
 *     where there is none
 * @param keyFile PEM, the certificate's private key; null where there is none
 * @param storeFile PKCS#12, both in one; null where there is none
 * @param passwordFile holds the store's password; null where there is no store
 * @param redirect whether who opens a page by http is sent to https
 */
public record TlsSettings(
    int port,
    String certificateFile,
    String keyFile,
    String storeFile,
    String passwordFile,
    boolean redirect) {}
