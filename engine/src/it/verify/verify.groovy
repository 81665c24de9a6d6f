// What the last build, with one check run again, left behind.
def suite = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/failsafe-reports/TEST-flaky_spec.xml'))
assert suite.@tests.text() == '2'
assert suite.@failures.text() == '0'
assert suite.testcase.findAll { it.flakyFailure.size() == 1 }.collect { it.@name.text() } ==
    ['web-01 › a check that holds when it is run again › finds its file']

// What the first build said of the specs that have one name.
def log = new File(basedir, 'build.log').text
assert log.contains('in web.nginx_spec')
assert log.contains('db.nginx_spec.web-01 › the database › adds')
assert !log.contains('web.nginx_spec.web-01')

// What the tag that nothing has left out is all of it, not a spec's.
assert log.contains('nothing was checked: filters left out all 4 checks')
return true
