// The API Gateway emulator's door: serves the stage's REST API on the one port for people, without a stage segment in paths.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Emulator } from '../wire/emulator.ts';
import { listen } from '../wire/listen.ts';
import type { ApiDefinition, GatewayResponse } from './document.ts';
import { type ApiShelf, deploymentType, gatewayResponseType, restApiType, stageType } from './resources.ts';
import { type Functions, type Serve, serveApi } from './serve.ts';

export interface GatewayOptions {
  readonly accountId: string;
  readonly region: string;
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly functions: Functions;
}

export interface GatewayEmulator extends Emulator {
  readonly url: string;
}

export async function createGateway(options: GatewayOptions): Promise<GatewayEmulator> {
  const { accountId, region, functions } = options;
  let serve: Serve = notDeployed;
  const definitions = new Map<string, ApiDefinition>();
  const extraResponses = new Map<string, Record<string, GatewayResponse>>();
  const shelf: ApiShelf = {
    definitions,
    extraResponses,
    deploy(apiId, stage) {
      const definition = definitions.get(apiId);
      if (definition === undefined) throw new Error(`there is no REST API ${apiId}`);
      if (serve !== notDeployed) throw new Error('the embedded gateway serves one stage of one REST API');
      const gatewayResponses = { ...definition.gatewayResponses, ...extraResponses.get(apiId) };
      serve = serveApi({ ...definition, gatewayResponses }, { accountId, region, apiId, stage }, functions);
    },
  };
  const server = createServer({ maxHeaderSize: 64 * 1024, keepAliveTimeout: 65_000 }, (request, response) => {
    void serve(request, response);
  });
  const door = await listen(server, { port: options.port, host: options.host ?? '127.0.0.1' });
  return {
    url: door.url,
    services: ['execute-api', 'apigateway'],
    handle: (request, response) => serve(request, response),
    resources: {
      'AWS::ApiGateway::RestApi': restApiType(shelf),
      'AWS::ApiGateway::GatewayResponse': gatewayResponseType(shelf),
      'AWS::ApiGateway::Deployment': deploymentType,
      'AWS::ApiGateway::Stage': stageType(shelf),
    },
    close: door.close,
  };
}

async function notDeployed(_request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' });
  response.end('{"message":"The stack is still starting."}');
}
