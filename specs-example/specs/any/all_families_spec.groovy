// The same words on Debian, RPM and busybox hosts: each is asked by its own tools.
on(role: ['web', 'db', 'rpm'], optional: true)

describe('the SSH server') {
  describe(pkg('openssh-server')) {
    it { should be_installed }
  }
  describe(service('ssh')) {
    it { should be_running }
  }
  describe(port(22)) {
    it { should be_listening.with('tcp') }
  }
}
