package dev.tenken.host.transport;

import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.method.KeyedAuthMethod;

/**
 * Logs in by a key whose private half is at hand: signs at once instead of asking first whether the
 * server would take the key, which spares a round trip (RFC 4252, section 7).
 */
final class SignedLogin extends KeyedAuthMethod {
  SignedLogin(KeyProvider key) {
    super("publickey", key);
  }

  @Override
  public SSHPacket buildReq() throws UserAuthException {
    return putSig(putPubKey(super.buildReq().putBoolean(true)));
  }
}
