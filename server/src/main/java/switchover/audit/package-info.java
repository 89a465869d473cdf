/** Who did what on this node, from where and when, with what result: the audit trail. */
package switchover.audit;
