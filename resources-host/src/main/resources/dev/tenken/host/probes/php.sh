# shellcheck shell=sh
# php: the version, the files of settings and the extensions of PHP's command line. No arguments.
# Fields: version, ini, and of each extension its name, extension, and its version, of.
probe_php() {
  if ! have php; then
    unknown 0 TOOL_MISSING 'tool php not found'
    return
  fi
  php -r '
    error_reporting(0);
    $say = function ($name, $value) { echo "\n", getenv("mark"), " f $name\n$value"; };
    echo "\n", getenv("mark"), " p 0\n";
    $say("version", PHP_VERSION);
    $say("ini", (string) php_ini_loaded_file());
    foreach (array_unique(array_merge(get_loaded_extensions(), get_loaded_extensions(true))) as $name) {
      $say("extension", $name);
      $say("of", (string) phpversion($name));
    }'
}
