// How every AWS client of ours waits and retries; region, endpoint and credentials stay with the SDK and the environment.

export const clientConfig = {
  maxAttempts: 3,
  // Short of API Gateway's 29 s, so that a hanging service becomes an answer and not a cut connection.
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
} as const;
