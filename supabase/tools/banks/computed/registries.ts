/** Ports as IANA registers them: https://www.iana.org/assignments/service-names-port-numbers */
export const PORTS = {
  ssh: 22,
  dns: 53,
  dhcpServer: 67,
  dhcpClient: 68,
  snmpTrap: 162,
  ldap: 389,
  https: 443,
  submission: 587,
  ldaps: 636,
  imaps: 993,
  rdp: 3389,
} as const

/** Severities of syslog messages by RFC 5424, the most urgent first. */
export const SEVERITIES = ['Emergency', 'Alert', 'Critical', 'Error', 'Warning', 'Notice', 'Informational', 'Debug']

/** What reaches a powered device at least, in watts, by IEEE 802.3. */
export const POE_WATTS = { '802.3af': 12.95, '802.3at': 25.5, '802.3bt': 71.3 }

/** 802.1Q: bytes of a tag, bits of its VLAN ID, and the values of it that name no VLAN. */
export const VLAN_TAG = { bytes: 4, idBits: 12, reserved: 2 }
