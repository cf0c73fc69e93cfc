// The provisioner's door: read an assembly, create what it names.
export { type Assembly, readAssembly } from './assembly.ts';
export type { Place } from './inert.ts';
export { type DeployedResource, type Deployment, type ProvisionOptions, provision } from './provision.ts';
export { ProvisionRefused } from './refusal.ts';
export type { Provisioned, ResourceRequest, ResourceType, ResourceTypes } from './resource-type.ts';
