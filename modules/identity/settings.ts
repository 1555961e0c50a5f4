/**
 * Settings of sign-in. GB/T 22239-2019 8.1.4.1 asks for complexity, regular change, limits on failures and a time-out, but gives no number:
 * the values below are this platform's defaults within what evaluators usually accept. They are not law and not policy of any region.
 */
export const SIGN_IN = {
  password_min: 10,
  /** Longest password hashed; more would only cost time. */
  password_max: 128,
  /** Of lower case, upper case, digits and other signs. */
  password_classes: 3,
  /** Earlier passwords that may not come back. */
  password_history: 5,
  password_days: 90,
  failures: 5,
  lock_minutes: 15,
  idle_minutes: 20,
  session_hours: 12,
  /** Sign-in requests a minute from one address. */
  per_address: 60,
  /** Seconds an actor is remembered between looks at the session. */
  actor_seconds: 3,
  /** Steps of 30 seconds a code may be early or late. */
  code_tolerance_seconds: 30,
  /** argon2id: 19 MiB, two passes. */
  argon2: { memoryCost: 19_456, timeCost: 2, parallelism: 1 },
  issuer_name: '准绳',
} as const;
