/** How a cluster is asked without the Kubernetes plugin. */
export interface DirectAccess {
  /** Without a slash at its end. */
  readonly url: string;
  /** A token, or the file that has it; anonymous when left out. */
  readonly token?: string | { readonly file: string };
  /** Certificates of the authority, in PEM. */
  readonly ca?: string;
  readonly skipTLSVerify?: boolean;
}

/** A cluster, and how it is asked. */
export interface ClusterDeclaration {
  readonly name: string;
  /** Of its API server, where it is known; applications name it. */
  readonly url?: string;
  readonly access:
    | { readonly direct: DirectAccess }
    /** Through the Kubernetes plugin, which has the credentials. */
    | 'proxy'
    /** For people: why it cannot be asked. */
    | { readonly problem: string };
}
