#include "rodedraad/hub/admission.h"

#include <utility>

#include "rodedraad/crypto/digest.h"

namespace rodedraad::hub {

namespace {

constexpr std::size_t kKeptOfRefused = std::size_t{256} * 1024;

void refuse(Admitted& admitted, sdk::Reply reply, std::string reason) {
  admitted.reply = reply;
  admitted.row.state = store::MessageState::refused;
  admitted.row.reason = std::move(reason);
  // Enough to see what went wrong, not enough to fill a disk with.
  auto& body = admitted.row.message.body;
  if (body.size() > kKeptOfRefused) body.resize(kKeptOfRefused);
}

const config::Municipality* municipality(const config::Region& region, std::string_view named) {
  constexpr std::string_view by_oin = "oin:";
  constexpr std::string_view by_code = "code:";
  if (named.starts_with(by_oin)) return region.municipality_by_oin(named.substr(by_oin.size()));
  if (named.starts_with(by_code)) return region.municipality(named.substr(by_code.size()));
  return nullptr;
}

}  // namespace

Admitted admit(const Context& context, const config::Connection& connection, sdk::Message message) {
  Admitted result;
  auto& row = result.row;
  row.connection = connection.id;
  row.received = context.clock.now();
  row.revision = context.config.revision;
  if (!message.body.empty()) row.body_hash = crypto::sha256_hex(message.body);
  row.message = std::move(message);

  auto admission = context.adapters.at(connection.id)->admit(row.message);
  if (!admission) {
    const bool message_is_bad = admission.error().kind == PluginError::Kind::bad_message;
    row.findings.push_back({sdk::Severity::error, "onleesbaar", {}, admission.error().text});
    refuse(result, message_is_bad ? sdk::Reply::refused : sdk::Reply::unavailable,
           message_is_bad ? "het bericht is niet te begrijpen"
                          : "adapter " + connection.adapter.name + " faalt");
    return result;
  }
  row.findings = std::move(admission->findings);
  row.message.kind = std::move(admission->kind);
  row.idempotency_key = std::move(admission->idempotency_key);
  switch (admission->verdict) {
    case sdk::Verdict::accept:
      break;
    case sdk::Verdict::refuse:
      refuse(result, sdk::Reply::refused, "het bericht voldoet niet aan de specificatie");
      return result;
    case sdk::Verdict::forbid:
      refuse(result, sdk::Reply::forbidden, "deze afzender mag dit hier niet sturen");
      return result;
    case sdk::Verdict::unknown_path:
      refuse(result, sdk::Reply::unknown_path, "dit adres of deze methode bestaat niet");
      return result;
    case sdk::Verdict::media_type:
      refuse(result, sdk::Reply::media_type, "dit soort inhoud wordt hier niet gelezen");
      return result;
  }
  if (admission->municipality.empty()) return result;  // a batch: its parts say it
  const auto* own = municipality(context.config.region, admission->municipality);
  if (own == nullptr) {
    refuse(result, sdk::Reply::forbidden, "de gemeente waarvoor het bericht is, is niet van ons");
    return result;
  }
  row.municipality = own->code;
  return result;
}

}  // namespace rodedraad::hub
