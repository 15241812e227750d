/** What Segment's browser SDK asks for when it starts: no plugins, and that events go to us. */
export function browserSettings(write_key: string, here: URL) {
  const protocol = here.protocol === 'https:' ? ('https' as const) : ('http' as const);
  return {
    integrations: {
      'Segment.io': {
        apiKey: write_key,
        apiHost: `${here.host}/v1`,
        protocol,
        unbundledIntegrations: [],
        addBundledMetadata: false,
        maybeBundledConfigIds: {},
        versionSettings: { version: '4.4.7', componentTypes: ['browser'] },
      },
    },
    plan: { track: { __default: { enabled: true, integrations: {} } }, identify: {}, group: {} },
    edgeFunction: {},
    analyticsNextEnabled: true,
    middlewareSettings: {},
    enabledMiddleware: {},
    // Nothing about the company's visitors goes to anyone else.
    metrics: { sampleRate: 0, host: `${here.host}/v1` },
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
  };
}
