#include "descriptor.h"
#include "rodedraad/sdk/text.h"
#include "rodedraad/sdk/transport.h"
#include "transport.h"

namespace {

using rodedraad::http::kHttpSettings;
using rodedraad::sdk::lit;

constexpr rd_plugin describe(const rd_transport* transport, const rd_adapter* adapter) {
  return {sizeof(rd_plugin),
          RD_ABI_MAJOR,
          RD_ABI_MINOR,
          lit("http"),
          lit("0.1.0"),
          lit("EUPL-1.2"),
          lit("Ontvangt en verstuurt berichten over HTTP/1.1, onder TLS of op de eigen machine."),
          lit("Receives and sends messages over HTTP/1.1, under TLS or on this machine."),
          kHttpSettings.data(),
          kHttpSettings.size(),
          nullptr,
          0,
          transport,
          adapter};
}

}  // namespace

RODEDRAAD_TRANSPORT(rodedraad::http::HttpTransport, describe);
