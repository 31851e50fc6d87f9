#include <array>

#include "rodedraad/sdk/text.h"
#include "rodedraad/sdk/transport.h"
#include "transport.h"

namespace {

using rodedraad::sdk::lit;

constexpr rd_setting setting(rd_setting_type type, std::string_view name,
                             std::string_view default_value, std::string_view nl,
                             std::string_view en) {
  return {sizeof(rd_setting), type, 0, 0, lit(name), lit(default_value), lit(nl), lit(en)};
}

constexpr auto kAddress = setting(
    RD_ADDRESS, "address", "",
    "Het adres waarop berichten worden ontvangen, zoals 127.0.0.1:8080; poort 0 kiest een vrije "
    "poort.",
    "The address to receive messages on, such as 127.0.0.1:8080; port 0 takes a free port.");
constexpr auto kUrl = setting(RD_URL, "url", "",
                              "Het adres van de partner; het pad van elk bericht komt hier achter.",
                              "The partner's address; the path of each message is put behind it.");
constexpr auto kTimeout =
    setting(RD_DURATION, "timeout", "10s",
            "Hoe lang één verzoek van eerste tot laatste byte mag duren, in beide richtingen.",
            "How long one request may take from its first byte to its last, in both directions.");
constexpr auto kIdle = setting(RD_DURATION, "idle", "60s",
                               "Hoe lang een inkomende verbinding open blijft zonder verzoek.",
                               "How long an incoming connection stays open without a request.");
constexpr auto kMaxBody =
    setting(RD_SIZE, "max-body", "8M", "De grootste inhoud van één bericht of antwoord.",
            "The largest body of one message or answer.");
constexpr auto kMaxHeader =
    setting(RD_SIZE, "max-header", "16k", "De grootste kop van één bericht of antwoord.",
            "The largest header of one message or answer.");
constexpr auto kMaxConnections = setting(RD_NUMBER, "max-connections", "1000",
                                         "Hoeveel inkomende verbindingen tegelijk open mogen zijn.",
                                         "How many incoming connections may be open at once.");
constexpr auto kKeep =
    setting(RD_NUMBER, "keep", "4",
            "Hoeveel verbindingen met de partner open blijven voor een volgend bericht.",
            "How many connections to the partner stay open for a next message.");

constexpr std::array<const rd_setting*, 8> kSettings{
    &kAddress, &kUrl, &kTimeout, &kIdle, &kMaxBody, &kMaxHeader, &kMaxConnections, &kKeep};

constexpr rd_plugin describe(const rd_transport* transport, const rd_adapter* adapter) {
  return {sizeof(rd_plugin),
          RD_ABI_MAJOR,
          RD_ABI_MINOR,
          lit("http"),
          lit("0.1.0"),
          lit("EUPL-1.2"),
          lit("Ontvangt en verstuurt berichten over HTTP/1.1, op de eigen machine."),
          lit("Receives and sends messages over HTTP/1.1, on this machine."),
          kSettings.data(),
          kSettings.size(),
          nullptr,
          0,
          transport,
          adapter};
}

}  // namespace

RODEDRAAD_TRANSPORT(rodedraad::http::HttpTransport, describe);
