import {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { EntityVisibilityReader } from '../catalog/EntityVisibilityReader';
import { DeliverySender } from '../delivery/DeliverySender';

/** The caller of a request as the sender of delivery events. */
export async function toDeliverySender(
  credentials: BackstageCredentials,
  visibility: EntityVisibilityReader,
): Promise<DeliverySender> {
  const id = toSenderId(credentials);
  try {
    const decision = await visibility.decide(credentials);
    return decision.result === AuthorizeResult.DENY
      ? { id }
      : {
          id,
          seeAmong: async refs =>
            decision.result === AuthorizeResult.ALLOW
              ? 'all'
              : visibility.readAmong(refs, credentials),
        };
  } catch (error) {
    // Whoever may not read assessments can still send events.
    if (isError(error) && error.name === 'NotAllowedError') {
      return { id };
    }
    throw error;
  }
}

/** Names a caller, with the same name in every request. */
export function toSenderId(credentials: BackstageCredentials): string {
  const caller = findCaller(credentials);
  return caller ? `${caller.type}:${caller.name}` : 'none';
}

/** The type and the name of a caller, unless it is anonymous. */
export function findCaller({
  principal,
}: BackstageCredentials):
  | { readonly type: string; readonly name?: string }
  | undefined {
  const known = principal as Partial<
    BackstageUserPrincipal | BackstageServicePrincipal
  >;
  switch (known.type) {
    case 'user':
      return { type: known.type, name: known.userEntityRef };
    case 'service':
      return { type: known.type, name: known.subject };
    default:
      return undefined;
  }
}
