import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { deviceSignedText, licensingValues, proofHeader, type LicensingCall } from '../../shared/contract/cloud/device-fields.ts';
import { cloudPath, type cloudContract } from '../../shared/contract/cloud/index.ts';

type Client = ContractRouterClient<typeof cloudContract, { readonly proof?: string }>;

/** A computer that asks the service: with a key of its own, without an app around it. */
export interface Device {
  readonly deviceKey: string;
  readonly keyId: string;
  readonly client: Client;
  /** The header's value for a call. */
  proof(challenge: string, operation: string, values: readonly string[]): string;
  /** The same, made with a key that the service gave. */
  keyedProof(accessKey: string, challenge: string, operation: string, values: readonly string[]): string;
  ask(): ReturnType<Client['devices']['ask']>;
  look(requestId: string): ReturnType<Client['devices']['look']>;
  refresh(accountId: string, traits?: Partial<LicensingCall>): ReturnType<Client['licence']['refresh']>;
  release(accountId: string): ReturnType<Client['licence']['release']>;
}

/** @param keys  another device's, to ask another instance as the same computer */
export function aDevice(
  url: string,
  address = `198.51.100.${1 + Math.floor(Math.random() * 250)}`,
  keys = generateKeyPairSync('ed25519'),
): Device {
  const { privateKey, publicKey } = keys;
  const deviceKey = String(publicKey.export({ format: 'jwk' }).x);
  const client: Client = createORPCClient(
    new RPCLink<{ readonly proof?: string }>({
      url: `${url}${cloudPath}`,
      headers: ({ context }) => ({ 'x-forwarded-for': address, ...(context.proof ? { [proofHeader]: context.proof } : {}) }),
    }),
  );
  const proof: Device['proof'] = (challenge, operation, values) =>
    `Device ${challenge} ${sign(null, Buffer.from(deviceSignedText(challenge, operation, values)), privateKey).toString('base64url')}`;
  const keyedProof: Device['keyedProof'] = (accessKey, challenge, operation, values) => {
    const [until = '', key = ''] = accessKey.split('.');
    const mac = createHmac('sha256', Buffer.from(key, 'base64url')).update(deviceSignedText(challenge, operation, values));
    return `Access ${challenge} ${until} ${mac.digest('base64url')}`;
  };
  const proven = async (operation: string, call: LicensingCall) => {
    const { challenge } = await client.licence.challenge();
    return { context: { proof: proof(challenge, operation, licensingValues(call)) } };
  };
  const callOf = (accountId: string, traits: Partial<LicensingCall> = {}): LicensingCall => ({
    accountId,
    deviceKey,
    appVersion: '1.0.0',
    plan: 'free',
    ...traits,
  });

  return {
    deviceKey,
    keyId: createHash('sha256').update(Buffer.from(deviceKey, 'base64url')).digest('hex'),
    client,
    proof,
    keyedProof,
    ask: () => client.devices.ask({ deviceKey, appVersion: '1.0.0' }),
    look: (requestId) =>
      client.devices.look({ requestId, deviceKey }, { context: { proof: proof(requestId, 'devices.look', [requestId, deviceKey]) } }),
    async refresh(accountId, traits) {
      const call = callOf(accountId, traits);
      return client.licence.refresh(call, await proven('licence.refresh', call));
    },
    async release(accountId) {
      const call = callOf(accountId);
      return client.licence.release(call, await proven('licence.release', call));
    },
  };
}
