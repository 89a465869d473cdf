/**
 * What an admin sets, and what a node keeps on disk. {@link switchover.settings.SettingsParser} is
 * the one place where settings are judged: pure, and it reports every problem at once. {@link
 * switchover.settings.Home} is the one place that touches the home folder.
 */
package switchover.settings;
