#include <iostream>

#include "commands.h"
#include "json_view.h"
#include "offline.h"
#include "open_store.h"
#include "read_record.h"
#include "rodedraad/admin/admin_client.h"
#include "rodedraad/admin/operator.h"
#include "rodedraad/hub/desk.h"
#include "rodedraad/hub/ids.h"
#include "rodedraad/hub/log.h"
#include "running_hub.h"
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

/// Through the running hub, or in the store when there is none. \returns why not, or empty.
std::string decide(Installation& installation, const Place& place, const store::DeliveryRow& row,
                   const hub::Decision& decision) {
  if (auto why_not = hub::refusal(row, decision.verdict); !why_not.empty()) return why_not;
  if (store::DataLock::held(place.data)) {
    const auto running = running_hub(place);
    if (!running) return running.error();
    return admin::tell_decision(installation.plugins(), *running, place.data / "admin.token",
                                decision);
  }
  const model::SystemClock clock;
  hub::Ids ids{clock};
  const hub::DeskWork work{clock.now(), &installation.config(), ids.next(),
                           [](const store::Standing&) { return true; }};
  bool done = false;
  write_offline(place, store_of(installation, place), [&](store::Transaction& transaction) {
    done = hub::carry_out(transaction, row, decision, work).has_value();
  });
  if (!done) return "er is intussen iets anders mee gebeurd: bekijk haar met dead-letter show";
  return {};
}

std::string process_again(Installation& installation, const Place& place, store::MessageRow row) {
  const bool in_doubt = row.state == store::MessageState::parked && row.case_id.empty();
  if (row.state != store::MessageState::failed && !in_doubt) {
    return "dit bericht ligt niet bij de storingen: het is " +
           std::string{store::to_string(row.state)};
  }
  if (store::DataLock::held(place.data)) {
    const auto running = running_hub(place);
    if (!running) return running.error();
    return admin::ask_again(installation.plugins(), *running, place.data / "admin.token",
                            row.message.id);
  }
  const auto from = std::exchange(row.state, store::MessageState::received);
  const auto now = model::SystemClock{}.now();
  const auto who = admin::this_operator();
  row.reason.clear();
  row.findings.clear();
  write_offline(place, store_of(installation, place), [&](store::Transaction& transaction) {
    transaction.update(row, from, now, {who.origin, who.name, {}});
  });
  return {};
}

std::string resend_one(Installation& installation, const Place& place, store::Reader& reader,
                       const std::string& id) {
  if (const auto row = reader.delivery(id)) {
    const auto who = admin::this_operator();
    return decide(installation, place, *row,
                  {id, hub::Verdict::resend, {who.origin, who.name, {}}});
  }
  if (auto row = reader.message(id)) return process_again(installation, place, std::move(*row));
  return "er is geen aflevering of bericht met dit nummer";
}

/// Nobody but a person can help what waits for a connection that is gone: it is shown here too.
void add_without_connection(store::Reader& reader, const config::Config& config,
                            json::array& entries) {
  constexpr std::size_t kPage = 10'000;
  std::int64_t after = 0;
  for (;;) {
    const auto page = reader.standing(store::DeliveryState::queued, after, kPage);
    for (const auto& row : page) {
      if (config.connection(row.connection) != nullptr) continue;
      const auto delivery = reader.delivery(row.id);
      if (!delivery) continue;
      auto entry = delivery_entry(*delivery);
      entry["text"] = kConnectionGone;
      entries.push_back(std::move(entry));
    }
    if (page.size() < kPage) return;
    after = page.back().seq;
  }
}

}  // namespace

int dead_letter_decide(const Place& place, const DecideOptions& options) {
  const model::SystemClock clock;
  Installation installation{clock, place.config, place.set};
  const auto verdict = options.cancel    ? hub::Verdict::cancel
                       : options.arrived ? hub::Verdict::arrived
                                         : hub::Verdict::not_arrived;
  const auto who = admin::this_operator();
  const auto by = options.by.empty() ? who.name : hub::mask(options.by);
  const auto row = open_store(installation, place).delivery(options.id);
  const auto why_not =
      !row ? std::string{"er is geen aflevering met dit nummer"}
           : decide(installation, place, *row,
                    {options.id, verdict, {who.origin, by, hub::mask(options.reason)}});
  if (place.json) {
    std::cout << json::serialize(
                     json::object{{"id", options.id}, {"done", why_not.empty()}, {"text", why_not}})
              << '\n';
  } else {
    (why_not.empty() ? std::cout : std::cerr)
        << options.id << ": " << (why_not.empty() ? "gedaan" : why_not) << '\n';
  }
  return why_not.empty() ? kOk : kFound;
}

int dead_letter_list(const Place& place) {
  const model::SystemClock clock;
  Installation installation{clock, place.config, place.set};
  auto reader = open_store(installation, place);
  record_read(installation, place, {"desk.read", {}, {}});
  json::array entries;
  for (const auto& row : reader.desk()) entries.push_back(delivery_entry(row));
  add_without_connection(reader, installation.config(), entries);
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
  Installation installation{clock, place.config, place.set};
  auto reader = open_store(installation, place);
  const auto row = reader.delivery(id);
  if (!row) {
    if (reader.message(id)) return trace(place, id);
    std::cerr << "er is geen aflevering of bericht met dit nummer\n";
    return kFound;
  }
  record_read(installation, place, {"delivery.read", id, row->municipality});
  const auto view = delivery_view(*row, installation.config(), reader.attempts(id));
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
    for (const auto& row : reader.desk()) {
      // What perhaps arrived, and what still may go by itself, is not for all at once.
      if (hub::refusal(row, hub::Verdict::resend).empty()) chosen.push_back(row.message.id);
    }
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
