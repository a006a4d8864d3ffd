import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The gateway's door: refuses every call that does not carry the secret of this engine as
 * {@code authorization: Bearer <secret>} (docs/adr/0016-engine-secret.md).
 *
 * <p>The gateway makes it by its name, so the secret comes by the environment, which only the broker's own account can
 * read. Without a secret the gateway does not start: an open door is never the answer to a forgotten setting. The same
 * class guards the gateway of a distribution.
 */
public final class RequireSecret implements ServerInterceptor {

  static final String VARIABLE = "SUNLIT_ENGINE_SECRET";
  private static final int SHORTEST = 32;
  private static final Metadata.Key<String> AUTHORIZATION = Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final byte[] wanted = digest("Bearer " + secret());

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String shown = headers.get(AUTHORIZATION);
    // Digests are of one length, so that the time that the comparison takes says nothing of the secret.
    if (shown != null && MessageDigest.isEqual(wanted, digest(shown))) return next.startCall(call, headers);
    call.close(Status.UNAUTHENTICATED.withDescription("This engine obeys only the platform that started it"), new Metadata());
    return new ServerCall.Listener<>() {};
  }

  /** The secret that the platform handed over; a problem that names the variable when there is none worth the name. */
  static String secret() {
    String secret = System.getenv(VARIABLE);
    if (secret == null || secret.length() < SHORTEST) throw new IllegalStateException(VARIABLE + " is missing or too short");
    return secret;
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException problem) {
      throw new IllegalStateException(problem);
    }
  }
}
