package dev.tenken.host.transport;

import com.hierynomus.sshj.key.KeyAlgorithm;
import com.hierynomus.sshj.key.KeyAlgorithms;
import com.hierynomus.sshj.transport.cipher.BlockCiphers;
import com.hierynomus.sshj.transport.cipher.GcmCiphers;
import com.hierynomus.sshj.transport.kex.DHGroups;
import com.hierynomus.sshj.transport.kex.ExtInfoClientFactory;
import com.hierynomus.sshj.transport.mac.Macs;
import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.ConfigImpl;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.LoggerFactory;
import net.schmizz.sshj.transport.compression.NoneCompression;
import net.schmizz.sshj.transport.kex.Curve25519SHA256;
import net.schmizz.sshj.transport.kex.DHGexSHA256;
import net.schmizz.sshj.transport.kex.ECDHNistP;
import net.schmizz.sshj.transport.random.JCERandom;
import net.schmizz.sshj.transport.random.SingletonRandomFactory;
import net.schmizz.sshj.userauth.keyprovider.OpenSSHKeyFile;
import net.schmizz.sshj.userauth.keyprovider.PKCS8KeyFile;
import net.schmizz.sshj.userauth.keyprovider.PuTTYKeyFile;

/**
 * The algorithms that are offered: what OpenSSH 7 and later, and dropbear, have in common and
 * nobody calls broken. The library's own list tries out every cipher there ever was, which takes
 * longer than the whole log-in.
 */
final class SshConfig extends ConfigImpl {
  private static final String CERTIFICATE = "-cert-v01@openssh.com";

  /**
   * Makes the configuration for one host.
   *
   * <p>Key types that the host is known by come first: a host shows one key only, and another than
   * the known one would look like a changed one.
   */
  SshConfig(KnownHosts known) {
    setLoggerFactory(LoggerFactory.DEFAULT);
    setVersion("Tenken");
    setRandomFactory(new SingletonRandomFactory(new JCERandom.Factory()));
    setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
    setCompressionFactories(List.of(new NoneCompression.Factory()));
    setKeyExchangeFactories(
        List.of(
            new Curve25519SHA256.Factory(),
            new Curve25519SHA256.FactoryLibSsh(),
            new ECDHNistP.Factory256(),
            new ECDHNistP.Factory384(),
            new ECDHNistP.Factory521(),
            DHGroups.Group16SHA512(),
            DHGroups.Group14SHA256(),
            new DHGexSHA256.Factory(),
            new ExtInfoClientFactory()));
    setCipherFactories(
        List.of(
            GcmCiphers.AES128GCM(),
            GcmCiphers.AES256GCM(),
            BlockCiphers.AES128CTR(),
            BlockCiphers.AES192CTR(),
            BlockCiphers.AES256CTR()));
    setMACFactories(
        List.of(
            Macs.HMACSHA2256Etm(), Macs.HMACSHA2512Etm(), Macs.HMACSHA2256(), Macs.HMACSHA2512()));
    setFileKeyProviderFactories(
        List.of(
            new OpenSSHKeyV1KeyFile.Factory(),
            new PKCS8KeyFile.Factory(),
            new OpenSSHKeyFile.Factory(),
            new PuTTYKeyFile.Factory()));
    setKeyAlgorithms(keyAlgorithms(known));
  }

  private static List<Factory.Named<KeyAlgorithm>> keyAlgorithms(KnownHosts known) {
    List<KeyAlgorithms.Factory> all =
        new ArrayList<>(
            List.of(
                KeyAlgorithms.EdDSA25519CertV01(),
                KeyAlgorithms.ECDSASHANistp256CertV01(),
                KeyAlgorithms.ECDSASHANistp384CertV01(),
                KeyAlgorithms.ECDSASHANistp521CertV01(),
                KeyAlgorithms.EdDSA25519(),
                KeyAlgorithms.ECDSASHANistp256(),
                KeyAlgorithms.ECDSASHANistp384(),
                KeyAlgorithms.ECDSASHANistp521(),
                KeyAlgorithms.RSASHA512(),
                KeyAlgorithms.RSASHA256()));
    all.sort(Comparator.comparingInt(algorithm -> rank(algorithm, known)));
    return List.copyOf(all);
  }

  /** Certificates that no known authority can have signed stay on offer for logging in by one. */
  private static int rank(KeyAlgorithms.Factory algorithm, KnownHosts known) {
    if (algorithm.getName().endsWith(CERTIFICATE)) {
      return known.hasAuthority() ? 0 : 3;
    }
    return known.types().contains(algorithm.getKeyType().toString()) ? 1 : 2;
  }
}
