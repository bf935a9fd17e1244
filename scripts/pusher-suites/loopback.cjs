// Preloaded into every process of the official suites, which name Pusher's own hosts and fixed local ports:
// it turns them to loopback, to the ports that LOOPBACK_PORTS gives ({"443": 40123, …}).
const net = require('node:net')

const ports = JSON.parse(process.env.LOOPBACK_PORTS ?? '{}')
const isTurned = (host) => host === undefined || host === 'localhost' || host.endsWith('.pusher.com')

const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function connectToLoopback(...parameters) {
  // Node hands itself its arguments in one array, whose first element holds the options.
  const first = Array.isArray(parameters[0]) ? parameters[0][0] : parameters[0]
  const options = typeof first === 'object' ? first : { port: first, host: parameters[1] }
  const port = ports[options.port]
  if (port === undefined || !isTurned(options.host)) return connect.apply(this, parameters)
  const callback = parameters.flat().find((parameter) => typeof parameter === 'function')
  return connect.call(this, { ...options, host: '127.0.0.1', port }, callback)
}

const listen = net.Server.prototype.listen
net.Server.prototype.listen = function listenOnLoopback(port, ...rest) {
  if (ports[port] === undefined) return listen.call(this, port, ...rest)
  return listen.call(this, ports[port], '127.0.0.1', ...rest.filter((parameter) => typeof parameter === 'function'))
}
