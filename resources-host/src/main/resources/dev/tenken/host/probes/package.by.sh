# shellcheck shell=sh
# As package.sh, for certain databases. Arguments, two for each: the database or package manager, which the reader
# picks out, and the name. Each package manager of a language is asked once, as tool.sh passes it on.
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
      gem) tool_output gem gem list --local --no-verbose ;;
      td_agent_gem)
        tool=td-agent-gem
        have "$tool" || tool=fluent-gem
        tool_output td_agent_gem "$tool" list --local --no-verbose
        ;;
      # Without logs npm writes nothing.
      npm) tool_output npm npm ls --global --json --depth=0 --offline --logs-max=0 --no-update-notifier ;;
      pip | pip2 | pip3) tool_output "$manager" "$manager" --disable-pip-version-check --no-input list --format=json ;;
      pear) tool_output pear pear list -a ;;
      pecl) tool_output pecl pecl list ;;
      cpan) tool_output cpan perl -MModule::Metadata -e "$language_perl" -- "$@" ;;
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

# rvm is a function of bash; its rubies are folders.
language_rvm() {
  there=
  for folder in "${rvm_path:-/usr/local/rvm}" "${HOME:-/root}/.rvm"; do
    if [ -d "$folder/rubies" ]; then
      [ -n "$there" ] || echo asked rvm
      there=yes
      for ruby in "$folder"/rubies/*/bin/ruby; do
        ruby=${ruby%/bin/ruby}
        if [ -d "$ruby" ] && [ ! -L "$ruby" ]; then printf 't\t%s\n' "${ruby##*/}"; fi
      done
    fi
  done
  if [ -n "$there" ]; then printf 't\tstatus 0\n'; else echo missing rvm rvm; fi
}
