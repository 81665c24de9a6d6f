package dev.tenken.host.transport;

import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyFactorySpi;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import net.schmizz.sshj.common.SecurityUtils;

/**
 * Lets the SSH library work with the algorithms of the JDK alone: registering the provider that it
 * prefers takes longer than a whole log-in. The JDK has all that is offered, but knows the factory
 * of ECDSA keys as "EC" only; this provider is the other name.
 */
final class JdkAlgorithms extends Provider {
  private static final String NAME = "TenkenEcdsa";

  private JdkAlgorithms() {
    super(NAME, "0.1", "The JDK's EC keys by the name ECDSA");
    put("KeyFactory.ECDSA", EcdsaKeys.class.getName());
  }

  /** Makes the library use them from now on. */
  static synchronized void use() {
    if (Security.getProvider(NAME) == null) {
      Security.addProvider(new JdkAlgorithms());
      SecurityUtils.setRegisterBouncyCastle(false);
    }
  }

  /** The JDK's factory; public, with a public constructor, since providers make their parts so. */
  public static final class EcdsaKeys extends KeyFactorySpi {
    private final KeyFactory keys;

    /** Makes the factory. */
    public EcdsaKeys() throws NoSuchAlgorithmException {
      keys = KeyFactory.getInstance("EC");
    }

    @Override
    protected PublicKey engineGeneratePublic(KeySpec spec) throws InvalidKeySpecException {
      return keys.generatePublic(spec);
    }

    @Override
    protected PrivateKey engineGeneratePrivate(KeySpec spec) throws InvalidKeySpecException {
      return keys.generatePrivate(spec);
    }

    @Override
    protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> spec)
        throws InvalidKeySpecException {
      return keys.getKeySpec(key, spec);
    }

    @Override
    protected Key engineTranslateKey(Key key) throws InvalidKeyException {
      return keys.translateKey(key);
    }
  }
}
