import type { LicensingCall } from '../../shared/contract/cloud/device-fields.ts';
import type { CloudAnswers } from '../../shared/contract/cloud/index.ts';

/** Signs a text with the private half of this computer's key: Ed25519, in base64url. */
export type DeviceSigner = (text: string) => string;

/** Seals a text by the key that the service gave this computer after a signature: HMAC-SHA256, in base64url. */
export interface AccessSealer {
  /** The end of that key, as the service wrote it. */
  readonly until: string;
  readonly seal: (text: string) => string;
}

/**
 * The service of the optional account. Every call says what stands in its type and nothing else.
 *
 * Each rejects with AppError ACCOUNT_UNREACHABLE for whatever a network or a server does, and with the signal's reason.
 */
export interface LicenceServer {
  /** Where its pages lie, without a slash at the end. */
  readonly url: string;
  ask(device: Pick<LicensingCall, 'deviceKey' | 'appVersion'>, signal: AbortSignal): Promise<CloudAnswers['devices']['ask']>;
  look(request: LookRequest, sign: DeviceSigner, signal: AbortSignal): Promise<CloudAnswers['devices']['look']>;
  refresh(call: LicensingCall, proof: DeviceSigner | AccessSealer, signal: AbortSignal): Promise<CloudAnswers['licence']['refresh']>;
  release(call: LicensingCall, sign: DeviceSigner, signal: AbortSignal): Promise<CloudAnswers['licence']['release']>;
}

export interface LookRequest {
  readonly requestId: string;
  readonly deviceKey: string;
}
