package dev.tenken.host.types;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The keywords of ps(1) by which a process tells more than its type has properties for. */
final class PsKeywords {
  /** Keywords of ps that a process tells under another name here. */
  private static final Map<String, String> SYNONYMS =
      Map.of(
          "euser", "user", "egroup", "group", "cmd", "args", "command", "args", "ucmd", "comm",
          "ucomm", "comm", "tt", "tty", "tname", "tty", "ni", "nice");

  /** Keywords of ps(1) whose columns are fetched on demand. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "%cpu",
          "%mem",
          "blocked",
          "bsdstart",
          "bsdtime",
          "c",
          "caught",
          "cgname",
          "cgroup",
          "class",
          "cls",
          "cp",
          "cputime",
          "cputimes",
          "cuu",
          "cuc",
          "drs",
          "egid",
          "eip",
          "esp",
          "etime",
          "euid",
          "exe",
          "f",
          "fgid",
          "fgroup",
          "flag",
          "flags",
          "fname",
          "fuid",
          "fuser",
          "gid",
          "ignored",
          "ipcns",
          "label",
          "lstart",
          "lsession",
          "luid",
          "lwp",
          "machine",
          "maj_flt",
          "majflt",
          "min_flt",
          "minflt",
          "mntns",
          "netns",
          "nlwp",
          "numa",
          "nwchan",
          "oom",
          "oomadj",
          "ouid",
          "pcpu",
          "pending",
          "pgrp",
          "pidns",
          "pmem",
          "policy",
          "pri",
          "psr",
          "pss",
          "rgid",
          "rgroup",
          "rsz",
          "rssize",
          "rtprio",
          "ruid",
          "ruser",
          "s",
          "sched",
          "seat",
          "sess",
          "session",
          "sgi_p",
          "sgid",
          "sgroup",
          "sgrp",
          "sig",
          "size",
          "slice",
          "spid",
          "stackp",
          "start",
          "start_time",
          "state",
          "stime",
          "suid",
          "supgid",
          "supgrp",
          "suser",
          "svgid",
          "svuid",
          "sz",
          "tgid",
          "thcount",
          "tid",
          "time",
          "times",
          "tpgid",
          "trs",
          "ttl",
          "uid",
          "uname",
          "unit",
          "userns",
          "uss",
          "utsns",
          "vsize",
          "wchan",
          "pgroup",
          "sigcatch",
          "sigignore",
          "sigmask",
          "lxc");

  /** What ps tells of every process by a name that is no property of its own. */
  private static final List<String> OF_EACH = List.of("pgid", "sid", "nice", "tty");

  /** All that {@code its} knows. */
  static final Set<String> NAMES = names();

  private PsKeywords() {}

  /** Returns the name that a process tells it under. */
  static String told(String keyword) {
    return SYNONYMS.getOrDefault(keyword, keyword);
  }

  /** Tells whether it is a column that is fetched on demand. */
  static boolean isColumn(String keyword) {
    return KEYWORDS.contains(keyword);
  }

  private static Set<String> names() {
    Set<String> names = new TreeSet<>(KEYWORDS);
    names.addAll(SYNONYMS.keySet());
    names.addAll(OF_EACH);
    return Collections.unmodifiableSet(names);
  }
}
