#include "sample_rows.h"

#include <fmt/format.h>

namespace rodedraad::bench {

namespace {

constexpr std::size_t kCases = 1000;
constexpr std::size_t kBody = 2048;
constexpr std::int64_t kBegin = 1'772'442'927'000;  // 2026-03-02

constexpr const char* kExplanation =
    R"({"opened":false,"changes":[{"path":"pvt.status","key":"","change":"new"},)"
    R"({"path":"pvt.datumOndertekening","key":"","change":"new"}],"rules":[{"workflow":"pvt",)"
    R"("rule":"pvt-melden","fired":true,"why":"pvt.status is gewijzigd"}],"deadlines":[],)"
    R"("sends":[],"released":[]})";

/// Identifiers that sort in the order in which they are made, as the hub's do.
std::string id(unsigned kind, std::size_t number) {
  return fmt::format("019c{:04x}-{:04x}-7000-8000-{:012x}", number >> 16U, number & 0xffffU, kind);
}

MessageRows::Sent sent(const MessageRows& rows, std::size_t number, std::size_t place) {
  MessageRows::Sent made;
  auto& out = made.delivery;
  out.message.id = id(4 + static_cast<unsigned>(place), number);
  out.message.kind = "pvt.registreren";
  out.message.method = "PUT";
  out.message.target = "/v1/personen/999990019/pvt";
  out.message.media_type = "application/json";
  out.message.headers = {{"bron", "00000099000000001505"},
                         {"doel", "00000099000000002000"},
                         {"berichtId", out.message.id}};
  out.message.body.assign(300, 'y');
  out.municipality = "0505";
  out.case_id = rows.file.file.id;
  out.connection = "duo";
  out.organisation = "duo";
  out.cause = rows.message.message.id;
  out.rule = "pvt/pvt-melden";
  out.purpose = "besl-9-2-2";
  out.ground = "Besluit inburgering 2021, art. 9.2 lid 2";
  out.fields = {"inburgeraar.bsn", "pvt.datumOndertekening"};
  out.next_at = out.created = out.changed = rows.message.received;
  out.revision = rows.message.revision;

  made.attempt = {out.message.id, 1, rows.message.received, "confirmed", 200, ""};
  return made;
}

}  // namespace

MessageRows sample_rows(std::size_t number, std::size_t deliveries) {
  MessageRows rows;
  const auto now =
      model::Instant{std::chrono::milliseconds{kBegin + static_cast<std::int64_t>(number)}};
  rows.file.file.id = id(1, number % kCases);
  rows.file.file.municipality = "0505";
  rows.file.file.version = static_cast<std::int64_t>(number / kCases) + 1;

  auto& in = rows.message;
  in.message.id = id(2, number);
  in.message.kind = "vwn.pvt";
  in.message.method = "POST";
  in.message.target = "/berichten";
  in.message.media_type = "application/json";
  in.message.headers = {{"Host", "127.0.0.1:41001"}, {"Content-Type", "application/json"}};
  in.message.body.assign(kBody, 'x');
  in.municipality = "0505";
  in.connection = "vluchtelingenwerk";
  in.idempotency_key = id(3, number);
  in.body_hash.assign(64, 'a');
  in.received = now;
  in.revision = "0123456789ab";

  for (const char* path :
       {"inburgeraar.geboortedatum", "inburgeraar.achternaam", "pvt.status",
        "pvt.datumOndertekening", "pvt.verwijtbaar", "pvt.bijeenkomstenTotaal"}) {
    rows.facts.push_back(
        {path, "", "2026-03-02", "vluchtelingenwerk", in.message.id, "", "", now, false});
  }

  for (std::size_t i = 0; i < deliveries; ++i) rows.sent.push_back(sent(rows, number, i));
  return rows;
}

void process(MessageRows& rows) {
  rows.message.state = store::MessageState::processed;
  rows.message.case_id = rows.file.file.id;
  rows.message.explanation = kExplanation;
}

void confirm(MessageRows& rows) {
  for (auto& [delivery, attempt] : rows.sent) {
    delivery.state = store::DeliveryState::confirmed;
    delivery.attempts = 1;
    delivery.answer_status = 200;
  }
}

void put(store::Transaction& transaction, MessageRows& rows) {
  transaction.insert(rows.message);
  process(rows);
  transaction.put_case(rows.file);
  transaction.add_facts(rows.file.file.id, rows.facts);
  for (auto& [delivery, attempt] : rows.sent) transaction.insert(delivery);
  transaction.update(rows.message, store::MessageState::received, rows.message.received);
  confirm(rows);
  for (auto& [delivery, attempt] : rows.sent) {
    transaction.progress(delivery, store::DeliveryState::queued);
    transaction.add_attempt(attempt);
  }
}

}  // namespace rodedraad::bench
