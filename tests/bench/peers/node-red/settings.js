// Node-RED without editor: only the flow.
module.exports = {
  uiHost: '127.0.0.1',
  uiPort: Number(process.env.PORT),
  httpAdminRoot: false,
  flowFile: process.env.FLOWS,
  nodesDir: process.env.NODES,
  apiMaxLength: '1mb',
  logging: { console: { level: 'warn', metrics: false, audit: false } },
};
