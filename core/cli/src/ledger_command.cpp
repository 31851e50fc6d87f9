#include "ledger_command.h"

#include <boost/json.hpp>
#include <iostream>

#include "open_store.h"
#include "read_record.h"
#include "rodedraad/crypto/digest.h"

namespace rodedraad::cli {

namespace json = boost::json;

namespace {

constexpr std::size_t kAtATime = 500;

void print(const json::object& line) { std::cout << json::serialize(line) << '\n'; }

json::string name(auto state) { return json::string{store::to_string(state)}; }

/// What an administrator gets to see of a message.
std::string shown(const store::MessageRow& row) {
  std::string out = row.reason;
  for (const auto& finding : row.findings) {
    out += ' ' + finding.code + ' ' + finding.where + ' ' + finding.text;
  }
  return out + ' ' + row.explanation;
}

json::array findings(const store::MessageRow& row) {
  json::array out;
  for (const auto& each : row.findings) {
    out.push_back(json::object{{"error", each.severity == sdk::Severity::error},
                               {"code", each.code},
                               {"where", each.where},
                               {"text", each.text}});
  }
  return out;
}

/// How many fields of the case it changed.
std::size_t changes(const store::MessageRow& row) {
  boost::system::error_code problem;
  const auto explained = json::parse(row.explanation, problem);
  const auto* object = explained.if_object();
  const auto* list = object == nullptr ? nullptr : object->if_contains("changes");
  return list == nullptr || !list->is_array() ? 0 : list->get_array().size();
}

void print_delivery(store::Reader& reader, const store::DeliveryRow& row) {
  print({{"type", "delivery"},
         {"id", row.message.id},
         {"connection", row.connection},
         {"kind", row.message.kind},
         {"state", name(row.state)},
         {"shown", row.answer_text}});
  for (const auto& attempt : reader.attempts(row.message.id)) {
    print({{"type", "attempt"},
           {"id", attempt.delivery},
           {"state", attempt.outcome},
           {"shown", attempt.text}});
  }
}

void print_message(store::Reader& reader, const store::MessageRow& row) {
  const auto& body = row.message.body;
  print({{"type", "message"},
         {"seq", row.seq},
         {"id", row.message.id},
         {"connection", row.connection},
         {"method", row.message.method},
         {"kind", row.message.kind},
         {"case", row.case_id},
         {"parent", row.parent},
         {"answerTo", row.answer_to},
         {"key", row.idempotency_key},
         {"sha256", body.empty() ? std::string{} : crypto::sha256_hex(body)},
         {"state", name(row.state)},
         {"reason", row.reason},
         {"findings", findings(row)},
         {"changes", changes(row)},
         {"shown", shown(row)}});
  for (const auto& each : reader.deliveries_of_message(row.message.id)) {
    print_delivery(reader, each);
  }
}

}  // namespace

int ledger(const Place& place) {
  const model::SystemClock clock;
  Installation installation{clock, place.config, place.set};
  record_read(installation, place, {.action = "ledger.read", .object = {}, .municipality = {}});
  auto reader = open_store(installation, place);
  std::int64_t after = 0;
  for (;;) {
    const auto rows = reader.all_messages(after, kAtATime);
    for (const auto& row : rows) print_message(reader, row);
    if (rows.size() < kAtATime) break;
    after = rows.back().seq;
  }
  for (const auto& task : reader.open_tasks()) {
    print({{"type", "task"}, {"id", task.id}, {"state", "open"}, {"shown", task.title}});
  }
  return kOk;
}

}  // namespace rodedraad::cli
