/** Where a tool or a resource is found now, and where it must not be looked for any more. */
import type { FormerAddress } from './fields.ts';
import type { Line } from './kind.ts';

/** An address with what has become of it. */
interface Whereabouts {
  readonly address?: string | undefined;
  readonly successor?: { readonly name: string; readonly address?: string | undefined } | undefined;
  readonly former?: readonly FormerAddress[] | undefined;
  readonly asOf?: string | undefined;
}

/** Addresses to follow, those not to follow, and the day on which that was so. */
export function addressLines({ address, successor, former, asOf }: Whereabouts): Line[] {
  return [
    ['Instead', successor?.name],
    ['Address', [address, successor?.address].filter((one) => one !== undefined), 'link'],
    ['Do not use', former?.map(formerLine), 'former'],
    ['As of', asOf],
  ];
}

function formerLine({ address, status, note }: FormerAddress): string {
  return `${address} (${status})${note ? `: ${note}` : ''}`;
}
