import {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { BasicPermission } from '@backstage/plugin-permission-common';
import { Request } from 'express';
import { EntityVisibility } from '../catalog/types';
import { EntityVisibilityReader } from '../catalog/EntityVisibilityReader';
import { DeliverySender } from '../delivery/DeliverySender';
import { requirePermission } from './requirePermission';
import { findCaller, toDeliverySender } from './toDeliverySender';

/** Identifies the callers of requests and their permissions. */
export class Callers {
  constructor(
    private readonly options: {
      readonly httpAuth: HttpAuthService;
      readonly permissions: PermissionsService;
      readonly visibility: EntityVisibilityReader;
    },
  ) {}

  /** Identifies the caller of a request. */
  async identify(request: Request): Promise<BackstageCredentials> {
    return this.options.httpAuth.credentials(request);
  }

  /**
   * Identifies the caller and requires a permission.
   *
   * @throws `NotAllowedError` (403) if they do not
   */
  async require(
    request: Request,
    permission: BasicPermission,
  ): Promise<BackstageCredentials> {
    const { permissions } = this.options;
    const credentials = await this.identify(request);
    await requirePermission({ permissions, permission, credentials });
    return credentials;
  }

  /**
   * Does the same on a path without authentication. Unknown callers are refused,
   * even where everyone has every permission.
   *
   * @throws `AuthenticationError` (401) or `NotAllowedError` (403)
   */
  async requireKnown(
    request: Request,
    permission: BasicPermission,
  ): Promise<BackstageCredentials> {
    const { httpAuth, permissions } = this.options;
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    await requirePermission({ permissions, permission, credentials });
    return credentials;
  }

  /**
   * Identifies a caller that is no person, and requires a permission.
   *
   * @throws `NotAllowedError` (403) for people, and for those without it
   */
  async requireService(
    request: Request,
    permission: BasicPermission,
  ): Promise<BackstageCredentials<BackstageServicePrincipal>> {
    const { httpAuth, permissions } = this.options;
    const credentials = await httpAuth.credentials(request, {
      allow: ['service'],
    });
    await requirePermission({ permissions, permission, credentials });
    return credentials;
  }

  /**
   * Identifies a caller that is a person.
   *
   * @throws `NotAllowedError` (403) for services
   */
  async requireUser(
    request: Request,
  ): Promise<BackstageCredentials<BackstageUserPrincipal>> {
    return this.options.httpAuth.credentials(request, { allow: ['user'] });
  }

  /** Ref of the person who asks; `undefined` for services. */
  async findUser(request: Request): Promise<string | undefined> {
    const caller = findCaller(await this.identify(request));
    return caller?.type === 'user' ? caller.name : undefined;
  }

  /** The caller as the sender of delivery events. */
  async toSender(credentials: BackstageCredentials): Promise<DeliverySender> {
    return toDeliverySender(credentials, this.options.visibility);
  }

  /**
   * The entities that the caller may see.
   *
   * @throws `NotAllowedError` (403) if they may not read assessments at all
   */
  async seenBy(request: Request): Promise<EntityVisibility> {
    return this.options.visibility.read(await this.identify(request));
  }
}
