# shellcheck shell=sh
# php-config: settings of PHP. Arguments, two for each: a php.ini, or the empty text for what the command line of PHP
# uses, and the name of the setting. Fields: value, and from, the file that sets it.
probe_php_config() {
  if ! have php; then
    index=0
    while [ $# -gt 0 ]; do
      unknown "$index" TOOL_MISSING 'tool php not found'
      shift 2
      index=$((index + 1))
    done
    return
  fi
  php -r '
    error_reporting(0);
    $mark = getenv("mark");
    $own = ini_get_all(null, true);
    for ($i = 1; $i + 1 < $argc; $i += 2) {
      list($ini, $name) = array($argv[$i], $argv[$i + 1]);
      $index = ($i - 1) / 2;
      $value = null;
      if ($ini === "") {
        if (isset($own[$name])) {
          $value = $own[$name]["global_value"];
        } else {
          $set = get_cfg_var($name);
          $value = $set === false ? null : $set;
        }
        if ($value === null && array_key_exists($name, $own)) $value = "";
      } else if (!file_exists($ini)) {
        echo "\n$mark u $index OTHER\nthere is no file $ini";
        continue;
      } else if (!is_readable($ini)) {
        echo "\n$mark u $index PERMISSION_DENIED\nthe asking user has no permission to look at $ini";
        continue;
      } else {
        // What stands in the folder of the same PHP comes after its php.ini.
        $more = glob(dirname($ini) . "/conf.d/*.ini");
        if (!is_dir(dirname($ini) . "/conf.d")) {
          $more = array_map("trim", array_filter(explode(",", (string) php_ini_scanned_files())));
        }
        foreach (array_merge(array($ini), $more) as $file) {
          $settings = parse_ini_file($file);
          if ($settings === false) {
            echo "\n$mark u $index OTHER\n$file can not be parsed";
            continue 2;
          }
          if (isset($settings[$name])) $value = $settings[$name];
        }
      }
      if ($value === null) {
        echo "\n$mark a $index\n";
      } else {
        echo "\n$mark p $index\n\n$mark f value\n", is_array($value) ? implode(",", $value) : $value;
      }
    }' -- "$@"
}
