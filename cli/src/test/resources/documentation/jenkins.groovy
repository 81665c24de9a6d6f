// Runs the Jenkinsfile `jenkinsfile` against stand-ins of Jenkins' steps, and returns what it calls.
abstract class Steps extends Script {
  List<String> calls = []

  Object invokeMethod(String name, Object arguments) {
    List given = (arguments as Object[]).toList()
    calls << "$name ${given.findAll { !(it instanceof Closure) }.join(' ')}".trim().toString()
    given.findAll { it instanceof Closure }.each { it() }
  }

  Object propertyMissing(String name) {
    name == 'params' ? [ENVIRONMENT: 'staging'] : name
  }
}

def configuration = new org.codehaus.groovy.control.CompilerConfiguration(scriptBaseClass: Steps.name)
def script = new GroovyShell(getClass().classLoader, new Binding(), configuration).parse(jenkinsfile)
script.run()
script.calls
