#include <iostream>

#include "commands.h"
#include "json_view.h"
#include "offline.h"
#include "open_store.h"
#include "rodedraad/admin/admin_client.h"
#include "text_view.h"

namespace rodedraad::cli {

namespace json = boost::json;

namespace {

json::object delivery_entry(const store::DeliveryRow& row) {
  return {{"type", "delivery"},
          {"id", row.message.id},
          {"destination", row.connection},
          {"kind", row.message.kind},
          {"case", row.case_id},
          {"state", json::string{store::to_string(row.state)}},
          {"status", row.answer_status},
          {"text", row.answer_text},
          {"attempts", row.attempts},
          {"since", model::rfc3339(row.changed)}};
}

json::object message_entry(const store::MessageRow& row) {
  return {{"type", "message"},
          {"id", row.message.id},
          {"destination", row.connection},
          {"kind", row.message.kind},
          {"case", row.case_id},
          {"state", json::string{store::to_string(row.state)}},
          {"text", row.reason},
          {"since", model::rfc3339(row.received)}};
}

/// Asks the running hub.
std::string ask_hub(Installation& installation, const Place& place, const std::string& collection,
                    const std::string& id) {
  const auto running = admin::Announcement::read(place.data / "hub.json");
  if (!running) return "de hub is aan het starten of stoppen: probeer het zo weer";
  return admin::ask_again(installation.plugins(), *running, place.data / "admin.token", collection,
                          id);
}

std::string send_again(Installation& installation, const Place& place, store::DeliveryRow row) {
  if (!store::at_desk(row.state)) {
    return "deze aflevering ligt niet bij de storingen: zij is " +
           std::string{store::to_string(row.state)};
  }
  if (store::DataLock::held(place.data)) {
    return ask_hub(installation, place, "afleveringen", row.message.id);
  }
  if (row.message.method.empty()) return "dit bericht kon niet worden gemaakt en is er dus niet";
  row.state = store::DeliveryState::queued;
  row.attempts = 0;
  row.next_at = row.changed = model::SystemClock{}.now();
  write_offline(place, store_of(installation, place),
                [&row](store::Transaction& transaction) { transaction.update(row); });
  return {};
}

std::string process_again(Installation& installation, const Place& place, store::MessageRow row) {
  const bool in_doubt = row.state == store::MessageState::parked && row.case_id.empty();
  if (row.state != store::MessageState::failed && !in_doubt) {
    return "dit bericht ligt niet bij de storingen: het is " +
           std::string{store::to_string(row.state)};
  }
  if (store::DataLock::held(place.data)) {
    return ask_hub(installation, place, "berichten", row.message.id);
  }
  row.state = store::MessageState::received;
  row.reason.clear();
  row.findings.clear();
  write_offline(place, store_of(installation, place),
                [&row](store::Transaction& transaction) { transaction.update(row); });
  return {};
}

std::string resend_one(Installation& installation, const Place& place, store::Reader& reader,
                       const std::string& id) {
  if (auto row = reader.delivery(id)) return send_again(installation, place, std::move(*row));
  if (auto row = reader.message(id)) return process_again(installation, place, std::move(*row));
  return "er is geen aflevering of bericht met dit nummer";
}

}  // namespace

int dead_letter_list(const Place& place) {
  const model::SystemClock clock;
  const Installation installation{clock, place.config, place.set};
  auto reader = open_store(installation, place);
  json::array entries;
  for (const auto& row : reader.desk()) entries.push_back(delivery_entry(row));
  for (const auto& row : reader.desk_messages()) entries.push_back(message_entry(row));
  if (place.json) {
    std::cout << json::serialize(entries) << '\n';
    return kOk;
  }
  if (entries.empty()) std::cout << "geen storingen\n";
  for (const auto& value : entries) {
    const auto& entry = value.get_object();
    const auto text = [&](const char* key) { return entry.at(key).get_string().c_str(); };
    std::cout << text("id") << "  " << text("destination") << "  " << text("kind") << "  "
              << text("state") << "  " << text("text") << '\n';
  }
  return kOk;
}

int dead_letter_show(const Place& place, const std::string& id) {
  const model::SystemClock clock;
  const Installation installation{clock, place.config, place.set};
  auto reader = open_store(installation, place);
  const auto row = reader.delivery(id);
  if (!row) {
    if (reader.message(id)) return trace(place, id);
    std::cerr << "er is geen aflevering of bericht met dit nummer\n";
    return kFound;
  }
  const auto view = delivery_view(*row, reader.attempts(id));
  if (place.json) {
    std::cout << json::serialize(view) << '\n';
  } else {
    print_delivery(std::cout, view);
  }
  return kOk;
}

int dead_letter_resend(const Place& place, const std::vector<std::string>& ids, bool all) {
  const model::SystemClock clock;
  Installation installation{clock, place.config, place.set};
  auto reader = open_store(installation, place);
  auto chosen = ids;
  if (all) {
    for (const auto& row : reader.desk()) chosen.push_back(row.message.id);
    for (const auto& row : reader.desk_messages()) chosen.push_back(row.message.id);
  }
  int refused = 0;
  json::array results;
  for (const auto& id : chosen) {
    const auto why_not = resend_one(installation, place, reader, id);
    refused += why_not.empty() ? 0 : 1;
    if (place.json) {
      results.push_back(json::object{{"id", id}, {"resent", why_not.empty()}, {"text", why_not}});
    } else {
      std::cout << id << ": " << (why_not.empty() ? "gaat opnieuw" : why_not) << '\n';
    }
  }
  if (place.json) std::cout << json::serialize(results) << '\n';
  return refused == 0 ? kOk : kFound;
}

}  // namespace rodedraad::cli
