# Writes the contenders' configurations, compares their verdicts, and makes the table of their times. Called by run.
require 'json'
require 'yaml'

CHECKS = (1..100).map { |number| format('%03d', number) }

# The verdicts of one run: { "node-01 001" => "pass" }.
class Verdicts
  def self.read(folder)
    send(File.basename(File.dirname(folder)).sub(/_.*/, ''), folder)
  end

  def self.tenken(folder)
    lines = File.readlines("#{folder}/reports/journal.jsonl").map { |line| JSON.parse(line) }
    lines.filter_map { |line| line['check'] }.to_h do |check|
      ["#{check['target']} #{check['name'][/\d{3}/]}", { 'passed' => 'pass', 'failed' => 'fail' }.fetch(check['verdict'].downcase, check['verdict'])]
    end
  end

  def self.serverspec(folder)
    Dir["#{folder}/*.json"].flat_map do |file|
      host = File.basename(file, '.json')
      JSON.parse(File.read(file))['examples'].map do |example|
        ["#{host} #{example['description']}", { 'passed' => 'pass', 'failed' => 'fail' }.fetch(example['status'], example['status'])]
      end
    end.to_h
  end

  def self.raw(folder)
    Dir["#{folder}/*.txt"].flat_map do |file|
      host = File.basename(file, '.txt')
      File.readlines(file, chomp: true).map { |line| line.split.then { |number, verdict| ["#{host} #{number}", verdict] } }
    end.to_h
  end
end

# Every run of every contender of a setting must have judged every check, and all alike.
def compare(out, settings)
  problems = (settings - ['first']).flat_map do |setting|
    hosts = YAML.load_file("#{out}/tenken.yml")['environments'][setting]['hosts'].keys
    expected = hosts.product(CHECKS).map { |host, number| "#{host} #{number}" }
    folders = Dir["#{out}/#{setting}/{tenken,serverspec,serverspec_10,raw}/*"].sort
    runs = folders.to_h { |folder| [folder.delete_prefix("#{out}/"), Verdicts.read(folder)] }
    reference = runs.keys.find { |run| run.include?('/serverspec/') } || runs.keys.first
    runs.flat_map do |run, verdicts|
      (expected | verdicts.keys).filter_map do |check|
        ours, theirs = verdicts.fetch(check, 'missing'), runs[reference].fetch(check, 'missing')
        "#{check}: #{run} says #{ours}, #{reference} says #{theirs}" unless ours == theirs && expected.include?(check) && %w[pass fail].include?(ours)
      end
    end
  end
  return if problems.empty?

  warn problems.first(20), "#{problems.size} verdicts differ: no times are given for work that is not the same."
  exit 1
end

def configurations(out, proxied, names)
  hosts = JSON.parse($stdin.read)['hosts'].select { |host| names.include?(host['name']) }
  near = hosts.to_h { |host| [host['name'], host.slice('address', 'port')] }
  first = names.first
  settings = {
    'near' => near.slice(first),
    'delayed' => { first => { 'address' => '127.0.0.1', 'port' => proxied.to_i } },
    'ten' => near
  }
  identity, known = hosts.first.values_at('identity', 'knownHosts')
  environments = settings.transform_values do |entries|
    { 'hosts' => entries.to_h { |name, entry| [name, entry.merge('user' => 'root', 'identity' => identity, 'known_hosts' => known, 'host_key_alias' => name)] } }
  end
  File.write("#{out}/tenken.yml", YAML.dump({ 'environments' => environments }))
  settings.each do |setting, entries|
    File.write("#{out}/#{setting}.ssh", entries.map { |name, entry| <<~HOST }.join)
      Host #{name}
        HostName #{entry['address']}
        Port #{entry['port']}
        HostKeyAlias #{name}
        User root
        IdentityFile #{identity}
        IdentitiesOnly yes
        UserKnownHostsFile #{known}
        GlobalKnownHostsFile none
        StrictHostKeyChecking yes
        BatchMode yes
        LogLevel ERROR
    HOST
  end
end

def field(name, names)
  puts JSON.parse($stdin.read)['hosts'].select { |host| names.include?(host['name']) }.map { |host| host[name] }
end

SETTINGS = {
  'near' => '100 checks, 1 host, no delay',
  'delayed' => '100 checks, 1 host, 20 ms each way',
  'first' => 'until the first verdict is told, 20 ms each way',
  'ten' => '10 hosts × 100 checks'
}.freeze
CONTENDERS = {
  'tenken' => 'Tenken',
  'serverspec' => 'Serverspec',
  'serverspec_10' => 'Serverspec, 10 processes',
  'raw' => 'one script over ssh',
  'batch' => "Tenken's script over ssh"
}.freeze

def median(values)
  sorted = values.sort
  (sorted[(sorted.size - 1) / 2] + sorted[sorted.size / 2]) / 2.0
end

def seconds(value)
  format(value < 10 ? '%.2f' : '%.1f', value)
end

def command(*words)
  IO.popen(words, err: %i[child out], &:read).lines.first.to_s.strip
end

def machine
  cpu = File.read('/proc/cpuinfo')[/model name\s*: (.*)/, 1]
  memory = File.read('/proc/meminfo')[/MemTotal:\s*(\d+)/, 1].to_i / 1024 / 1024
  "#{File.read('/etc/os-release')[/PRETTY_NAME="(.*)"/, 1]}, #{`nproc`.strip} cores (#{cpu}), #{memory} GiB, Linux #{`uname -r`.strip}"
end

def versions
  packages = `dpkg-query -W -f '${Package} ${Version}, ' ruby-serverspec ruby-specinfra openssh-client`.chomp(', ')
  "#{command('java', '-version')}; #{command('ruby', '--version')[/ruby \S+/]}; #{packages}"
end

# A line of times.tsv.
Run = Struct.new(:setting, :contender, :run, :real, :user, :system, :channels) do
  def self.all(out)
    File.readlines("#{out}/times.tsv", chomp: true).map { |line| line.split("\t") }
        .map { |words| new(*words[0, 3], *words[3, 3].map(&:to_f), words[6].to_i) }
        .reject { |run| run.run == 'warm-up' }
  end

  def cpu
    user + system
  end
end

HEAD = ['work', 'by', 'median s', 'min–max s', 'runs', 'CPU s', 'channels', '× Tenken'].freeze

def rows(out)
  groups = Run.all(out).group_by { |run| [run.setting, run.contender] }
  groups.map do |(setting, contender), runs|
    times = runs.map(&:real)
    ratio = median(times) / median(groups[[setting, 'tenken']].map(&:real))
    [SETTINGS[setting], CONTENDERS[contender], seconds(median(times)), "#{seconds(times.min)}–#{seconds(times.max)}", runs.size.to_s,
     setting == 'first' ? '' : seconds(median(runs.map(&:cpu))), setting == 'first' ? '' : runs.last.channels.to_s, format('%.2f', ratio)]
  end
end

def size(tenken)
  home = File.dirname(File.realpath(tenken), 2)
  place = [home, "#{home}/cli/target"].find { |folder| File.exist?("#{folder}/tenken.jar") }
  bytes = Dir["#{place}/tenken.jar", "#{place}/lib/*.jar"].sum { |file| File.size(file) }
  "#{bytes / 1_000_000} MB"
end

def table(out, tenken)
  rows = rows(out)
  File.write("#{out}/result.md", <<~TEXT)
    Measured on #{Time.now.utc.strftime('%Y-%m-%d')} by `benchmarks/run` on #{machine}; #{versions}.
    Load average before #{File.read("#{out}/load-before").split.first}, after #{File.read("#{out}/load-after").split.first}.
    All verdicts of all runs were the same. Tenken's jars: #{size(tenken)}.

    | #{HEAD.join(' | ')} |
    |#{' --- |' * HEAD.size}
    #{rows.map { |row| "| #{row.join(' | ')} |" }.join("\n")}
  TEXT
  widths = ([HEAD] + rows).transpose.map { |column| column.map(&:length).max }
  ([HEAD] + rows).each { |row| puts row.each_with_index.map { |cell, i| i < 2 ? cell.ljust(widths[i]) : cell.rjust(widths[i]) }.join('  ') }
  puts "Written to #{out}/result.md"
end

case ARGV.shift
when 'configurations' then configurations(ARGV[0], ARGV[1], ARGV[2..])
when 'field' then field(ARGV[0], ARGV[1..])
when 'compare' then compare(ARGV[0], ARGV[1..])
when 'table' then table(*ARGV)
else abort 'usage: report.rb configurations|compare|table …'
end
