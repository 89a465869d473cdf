package switchover.link;

import switchover.node.DecidedBy;
import switchover.status.Mode;

/**
 * Who a node is, said when the redundant connection is made.
 *
 * @param contract version of the contract between nodes; 1 or more
 * @param pair name of the pair; never null
 * @param nodeId the node's stable id; never null
 * @param bootId differs with each start of the node; never null
 * @param name for display; never null
 * @param mode never null
 * @param publicAddress null where it is not set
 * @param masterAddress the backup's setting; null from a master
 * @param scheme {@code http} or {@code https}: how the node itself is reached
 * @param hostName the node's own host name; may be null
 * @param port where the node itself listens; 1 to 65535
 * @param basePath "" or a path without a slash at its end
 * @param decidedBy who decides which node is Running; null from a peer that does not say, or names
 *     one that is not known here
 * @param pingRateMillis as set on the node; 0 from a peer that does not say
 * @param failoverMillis as set on the node; 0 from a peer that does not say
 */
public record Hello(
    int contract,
    String pair,
    String nodeId,
    String bootId,
    String name,
    Mode mode,
    String publicAddress,
    String masterAddress,
    String scheme,
    String hostName,
    int port,
    String basePath,
    DecidedBy decidedBy,
    int pingRateMillis,
    int failoverMillis) {}
