/** Chromium has it; the DOM library does not know it yet. */
type Directed = AudioContext & { readonly sinkId?: unknown; readonly setSinkId?: (deviceId: string) => Promise<void> };

/** Names that stand for whichever device is usual, not for one of their own. */
const stand = new Set(['default', 'communications']);

/**
 * The devices that can sound, by the names that the system gives them. Their ids change with each start.
 * Empty where the browser does not tell: pages are told without a microphone only if the shell allows it.
 */
export async function soundOutputs(): Promise<readonly string[]> {
  return [...new Set((await outputDevices()).map(({ label }) => label))];
}

/**
 * Lets what is played sound from the device of that name, or from the usual one where it is gone.
 *
 * @param output  null for the usual one
 * @returns false when it is not there
 */
export async function directTo(context: AudioContext, output: string | null): Promise<boolean> {
  const { sinkId, setSinkId } = context as Directed;
  const device = output === null ? undefined : (await outputDevices()).find(({ label }) => label === output);
  const wanted = device?.deviceId ?? '';
  try {
    if ((sinkId ?? '') !== wanted) await setSinkId?.call(context, wanted);
    return output === null || (device !== undefined && setSinkId !== undefined);
  } catch {
    return false; // it went away just now: what is played sounds where it did before
  }
}

async function outputDevices(): Promise<readonly MediaDeviceInfo[]> {
  const { mediaDevices } = navigator as { readonly mediaDevices?: MediaDevices }; // only in secure pages
  const devices = (await mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  return devices.filter(({ kind, deviceId, label }) => kind === 'audiooutput' && label !== '' && !stand.has(deviceId));
}
