# shellcheck shell=sh
# As package.sh, for certain databases. Arguments, two for each: the database or package manager, which the reader
# picks out, and the name. Each package manager of a language is asked once. Prints for it "missing NAME TOOL", or
# "database NAME", what its tool printed ("t", a tab and the line) and last "t", a tab, "status", the tool's exit
# status and what it said on standard error.
probe_package_by() {
  managers=
  count=$#
  while [ "$count" -gt 0 ]; do
    case " $managers " in
      *" $1 "*) ;;
      *) managers="$managers $1" ;;
    esac
    set -- "$@" "$2"
    shift 2
    count=$((count - 2))
  done
  case " $managers " in
    *' dpkg '* | *' rpm '* | *' apk '* | *' pacman '*) probe_package "$@" ;;
  esac
  PYTHONDONTWRITEBYTECODE=1
  export PYTHONDONTWRITEBYTECODE
  for manager in $managers; do
    case $manager in
      gem) language_tool gem list --local --no-verbose ;;
      td_agent_gem)
        tool=td-agent-gem
        have "$tool" || tool=fluent-gem
        language_tool "$tool" list --local --no-verbose
        ;;
      # Without logs npm writes nothing.
      npm) language_tool npm ls --global --json --depth=0 --offline --logs-max=0 --no-update-notifier ;;
      pip | pip2 | pip3) language_tool "$manager" --disable-pip-version-check --no-input list --format=json ;;
      pear) language_tool pear list -a ;;
      pecl) language_tool pecl list ;;
      cpan) language_tool perl -MModule::Metadata -e "$language_perl" -- "$@" ;;
      rvm) language_rvm ;;
    esac
  done
}

# Where Perl itself would find the module; its version without running it.
language_perl='
  for my $name (@ARGV) {
    next unless $name =~ /\A[A-Za-z_]\w*(?:::\w+)*\z/;
    (my $file = "$name.pm") =~ s{::}{/}g;
    for my $folder (grep { !ref } @INC) {
      next unless -f "$folder/$file";
      my $module = Module::Metadata->new_from_file("$folder/$file");
      my $version = $module && $module->version($name);
      print "$name\t", defined $version ? $version : "", "\n";
      last;
    }
  }'

# language_tool TOOL ARG...: for $manager.
language_tool() {
  if ! have "$1"; then
    printf 'missing %s %s\n' "$manager" "$1"
    return
  fi
  printf 'database %s\n' "$manager"
  {
    { said=$("$@" 2>&1 >&3 3>&-); } 3>&1
    printf '\nstatus %s %s\n' "$?" "$(printf '%s' "$said" | tr '\n' ' ')"
  } | awk '{ print "t\t" $0 }'
}

# rvm is a function of bash; its rubies are folders.
language_rvm() {
  there=
  for folder in "${rvm_path:-/usr/local/rvm}" "${HOME:-/root}/.rvm"; do
    if [ -d "$folder/rubies" ]; then
      [ -n "$there" ] || echo database rvm
      there=yes
      for ruby in "$folder"/rubies/*/bin/ruby; do
        ruby=${ruby%/bin/ruby}
        if [ -d "$ruby" ] && [ ! -L "$ruby" ]; then printf 't\t%s\n' "${ruby##*/}"; fi
      done
    fi
  done
  if [ -n "$there" ]; then printf 't\tstatus 0\n'; else echo missing rvm rvm; fi
}
