package switchover.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is an address of a node and what is not: the rows are the specification. */
class WebAddressTest {

  static Stream<Arguments> good() {
    return Stream.of(
        row("http://serverA:8060", "http://serverA:8060", "names keep their case"),
        row("HTTPS://testserver.com:8066", "https://testserver.com:8066", "schemes do not"),
        row("https://testserver.com", "https://testserver.com", "the scheme's own port"),
        row("https://testserver.com:443", "https://testserver.com", "the same, as browsers say it"),
        row("http://testserver.com:80", "http://testserver.com", "the same for http"),
        row("http://testserver.com:443", "http://testserver.com:443", "the other scheme's port"),
        row("http://a:1", "http://a:1", "lowest port"),
        row("http://a:65535", "http://a:65535", "highest port"),
        row("http://a:08060", "http://a:8060", "a zero before changes nothing"),
        row("http://a/", "http://a", "no slash at the end"),
        row("http://a:8060/plant/line-3/", "http://a:8060/plant/line-3", "a base path"),
        row("http://a/HMI", "http://a/HMI", "paths do know case"),
        row("http://a/~x/b_c.d,2@e:f", "http://a/~x/b_c.d,2@e:f", "marks of RFC 3986"),
        row("http://a/my%20line", "http://a/my%20line", "an escaped space"),
        row("http://a/%E7%94%9F", "http://a/%E7%94%9F", "escaped letters"),
        row("http://a/%e7%94%9f", "http://a/%e7%94%9f", "escapes stay as they are"),
        row("http://pc_test-1.plant.local", "http://pc_test-1.plant.local", "underscores exist"),
        row("http://xn--bcher-kva.example", "http://xn--bcher-kva.example", "IDN in ASCII"),
        row("http://1a.example", "http://1a.example", "a label may begin with a digit"),
        row("http://10.0.0.12:8060", "http://10.0.0.12:8060", "IPv4"),
        row("http://255.255.255.255", "http://255.255.255.255", "highest octets"),
        row("http://[::1]:8060", "http://[::1]:8060", "IPv6 loopback"),
        row("http://[2001:DB8:0:0:0:0:0:1]", "http://[2001:db8::1]", "shortest form, RFC 5952"),
        row("http://[2001:db8:0:1:1:1:1:1]", "http://[2001:db8:0:1:1:1:1:1]", "one zero stays"),
        row("http://[1:0:0:2:0:0:0:3]", "http://[1:0:0:2::3]", "the longest run of zeros"),
        row("http://[1:0:0:2:3:0:0:4]", "http://[1::2:3:0:0:4]", "the first of two equal runs"),
        row("http://[fe80::]", "http://[fe80::]", "zeros at the end"),
        row("http://[::ffff:129.144.52.38]", "http://[::ffff:8190:3426]", "IPv4 in IPv6"),
        row("http://[1:2:3:4:5:6:7:8]/x", "http://[1:2:3:4:5:6:7:8]/x", "all eight groups"));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("good")
  void isTakenAndNormalised(String text, String url, String reason) {
    WebAddress.Parsed parsed = WebAddress.parse(text);
    assertNull(parsed.fault(), reason);
    assertEquals(url, parsed.address().url(), reason);
    assertEquals(parsed, WebAddress.parse(url), "a normalised address stays as it is");
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        row("", "is empty", "nothing"),
        row("/plant", "http:// or https://", "no scheme, no host"),
        row("//serverA", "http:// or https://", "relative to a scheme"),
        row("serverA", "http:// or https://", "a bare name"),
        row("serverA:8060", "http:// or https://", "a bare host and port"),
        row("http:/serverA", "http:// or https://", "one slash"),
        row("http:serverA", "http:// or https://", "none"),
        row("ftp://serverA", "scheme \"ftp\"", "another scheme"),
        row("ws://serverA", "scheme \"ws\"", "another scheme"),
        row("javascript://x", "scheme \"javascript\"", "code"),
        row("file:///etc/passwd", "scheme \"file\"", "a file"),
        row("http://", "no host", "nothing after the scheme"),
        row("http:///x", "no host", "a path only"),
        row("http://:8060", "no host", "a port only"),
        row("http://a:", "port", "a colon without a port"),
        row("http://a:0", "port", "port 0"),
        row("http://a:65536", "port", "port too high"),
        row("http://a:112233445566778899", "port", "beyond any integer"),
        row("http://a:-80", "port", "negative"),
        row("http://a:+80", "port", "signed"),
        row("http://a:80x", "port", "letters in a port"),
        row("http://a:80:81", "port", "two ports"),
        row("http://a:\u0661\u0662", "port", "digits that are not ASCII"),
        row("http://user@a", "user", "a user"),
        row("http://user:secret@a", "user", "a user and a password"),
        row("http://good.example@evil.example", "user", "looks like another host"),
        row("http://@a", "user", "an empty user"),
        row("http://a?x=1", "query", "a query"),
        row("http://a/?", "query", "an empty query"),
        row("http://a#x", "fragment", "a fragment"),
        row("http://a/#", "fragment", "an empty fragment"),
        row("http://a\\b", "backslash", "browsers take it for a slash"),
        row("http:\\\\a", "backslash", "browsers take it for slashes"),
        row(" http://a", "space", "a space before"),
        row("http://a ", "space", "a space after"),
        row("http://a b", "space", "a space in the host"),
        row("http://a\tb", "control", "a tab, which browsers leave out"),
        row("http://a\nb", "control", "a line feed, which browsers leave out"),
        row("http://a\r\nX-Evil: 1", "control", "a header"),
        row("http://a\u0000", "control", "a zero"),
        row("http://a\u00a0b", "ASCII", "a space that is not ASCII"),
        row("http://a%20b", "'%' in the host", "an escape in the host"),
        row("http://%61", "'%' in the host", "an escaped letter"),
        row("http://a%2f@b", "user", "an escaped slash before a user"),
        row("http://b\u00fccher.example", "xn--", "a letter that is not ASCII"),
        row("http://\uff41.example", "xn--", "a letter that looks like ASCII"),
        row("http://a..b", "empty label", "two dots"),
        row("http://.a", "empty label", "a dot first"),
        row("http://a.", "empty label", "a dot last"),
        row("http://-a", "'-'", "a hyphen first"),
        row("http://a-.b", "'-'", "a hyphen last"),
        row("http://" + "a".repeat(64) + ".b", "63", "a label too long"),
        row("http://" + "a.".repeat(126) + "ab", "253", "a name too long"),
        row("http://a/" + "x".repeat(1024), "1024", "an address too long"),
        row("http://${jndi:ldap://evil}", "'$' in the host", "an attack on loggers"),
        row("http://<script>", "'<' in the host", "an attack on pages"),
        row("http://a,b", "',' in the host", "two hosts"),
        row("http://10.0.0", "not four numbers", "three parts, which browsers fill"),
        row("http://10.0.0.1.5", "not four numbers", "five parts"),
        row("http://167772161", "not four numbers", "one number, which browsers take for 10.0.0.1"),
        row("http://0x7f.1", "not four numbers", "hexadecimal, which browsers take for 127.0.0.1"),
        row("http://10.0.0.256", "0 to 255", "an octet too high"),
        row("http://10.0.0.01", "0 to 255", "octal to browsers"),
        row("http://10.0.0.0x1", "0 to 255", "hexadecimal to browsers"),
        row("http://a.1", "not four numbers", "a name that ends in a number"),
        row("http://0.0.0.0:8060", "nobody can reach", "any address of this machine"),
        row("http://[::]:8060", "nobody can reach", "the same in IPv6"),
        row("http://::1", "no host", "IPv6 without brackets"),
        row("http://fe80::1", "port", "IPv6 without brackets"),
        row("http://[::1", "closing bracket", "not closed"),
        row("http://::1]", "host", "not opened"),
        row("http://[fe80::1%eth0]", "zone", "a zone of this machine"),
        row("http://[fe80::1%25eth0]", "zone", "the same, escaped"),
        row("http://[]", "no IPv6", "nothing in brackets"),
        row("http://[a.b]", "no IPv6", "a name in brackets"),
        row("http://[10.0.0.1]", "no IPv6", "IPv4 in brackets"),
        row("http://[1:2:3:4:5:6:7]", "no IPv6", "seven groups"),
        row("http://[1:2:3:4:5:6:7:8:9]", "no IPv6", "nine groups"),
        row("http://[1::2::3]", "no IPv6", "two gaps"),
        row("http://[1:2:3:4:5:6:7:8::]", "no IPv6", "a gap of nothing"),
        row("http://[:::1]", "no IPv6", "three colons"),
        row("http://[12345::1]", "no IPv6", "five digits"),
        row("http://[g::1]", "no IPv6", "no hexadecimal digit"),
        row("http://[1::1.2.3]", "no IPv6", "IPv4 cut off"),
        row("http://[1.2.3.4::1]", "no IPv6", "IPv4 in front"),
        row("http://[::1]x", "closing bracket", "text after the bracket"),
        row("http://a//b", "empty part", "an empty part of the path"),
        row("http://a/../b", "\"..\"", "a way up"),
        row("http://a/b/..", "\"..\"", "a way up at the end"),
        row("http://a/./b", "\".\"", "a dot"),
        row("http://a/%2e%2e/b", "'%2e' in its path", "a way up, escaped"),
        row("http://a/b%2Fc", "'%2F' in its path", "an escaped slash"),
        row("http://a/b%5cc", "'%5c' in its path", "an escaped backslash"),
        row("http://a/b%252e", "'%25' in its path", "an escaped escape"),
        row("http://a/b%00", "'%00' in its path", "an escaped zero"),
        row("http://a/b%1f", "'%1f' in its path", "an escaped control character"),
        row("http://a/b%7f", "'%7f' in its path", "the last of them"),
        row("http://a/50%", "'%' in its path", "half an escape"),
        row("http://a/b%zz", "'%zz' in its path", "no escape"),
        row("http://a/b;v=1", "';' in its path", "a parameter, which containers leave out"),
        row("http://a/\"x\"", "'\"' in its path", "quotes"),
        row("http://a/<x>", "'<' in its path", "angle brackets"),
        row("http://a/\u00fc", "in its path", "a letter that is not ASCII"));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("bad")
  void isRefusedWithItsReason(String text, String fault, String reason) {
    WebAddress.Parsed parsed = WebAddress.parse(text);
    assertNull(parsed.address(), reason);
    assertNotNull(parsed.fault(), reason);
    assertTrue(parsed.fault().contains(fault), () -> reason + ": " + parsed.fault());
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "/switchover, /switchover",
    "/line@3, /line@3",
    "/my line, /my%20line",
    "/生产线, /%E7%94%9F%E4%BA%A7%E7%BA%BF",
    "/%E7%94%9F%e4, /%E7%94%9F%e4",
    "'/a[\"<1>\"]', /a%5B%22%3C1%3E%22%5D",
  })
  void aContextPathIsWrittenAsBrowsersDo(String given, String escaped) {
    assertEquals(escaped, WebAddress.escaped(given));
  }

  static Stream<Arguments> bare() {
    return Stream.of(
        row("testserver.com:8066", "http://testserver.com:8066", "host and port"),
        row("10.0.0.12:8060", "http://10.0.0.12:8060", "IPv4 and port"),
        row("[::1]:8060", "http://[::1]:8060", "IPv6 and port"),
        row("https://testserver.com", "https://testserver.com", "absolute"));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("bare")
  void mayBeBareWhereThatIsAllowed(String text, String url, String reason) {
    assertEquals(url, WebAddress.parseBareToo(text, "http").address().url(), reason);
  }

  static Stream<Arguments> badBare() {
    return Stream.of(
        row("testserver.com", "host:port", "no port"),
        row("testserver.com:8066/x", "host:port", "a path"),
        row("javascript:alert(1)", "host:port", "code"),
        row("data:8066", "", "a scheme, read as a host: harmless, since http:// goes before"),
        row("a@b:80", "user", "a user"),
        row("", "is empty", "nothing"),
        row("[fe80::1%eth0]:80", "zone", "a zone"));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("badBare")
  void isRefusedBareToo(String text, String fault, String reason) {
    WebAddress.Parsed parsed = WebAddress.parseBareToo(text, "http");
    if (fault.isEmpty()) {
      assertTrue(parsed.address().url().startsWith("http://"), reason);
    } else {
      assertTrue(parsed.fault().contains(fault), () -> reason + ": " + parsed.fault());
    }
  }

  private static Arguments row(String text, String expected, String reason) {
    return Arguments.of(text, expected, reason);
  }
}
