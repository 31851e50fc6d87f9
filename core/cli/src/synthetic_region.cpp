#include "synthetic_region.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "rodedraad/hub/deadlines.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::cli {

namespace {

using std::chrono::days;
using store::DeliveryState;
using store::MessageState;

constexpr days kPeriod{2 * 365};
constexpr days kBodies{90};
/// Most of what comes in is about cases that are this young.
constexpr std::size_t kYoung = 5000;
/// Of what comes last some is still under way.
constexpr std::size_t kUnderWay = 2000;

constexpr std::array kLastNames{
    "Al-Hassan", "Yılmaz",   "Tesfaye",    "Öztürk",    "Haddad",  "Kovalenko",   "Nguyễn",
    "Abdullahi", "Rahimi",   "Şahin",      "El Amrani", "Ivanova", "Gebremedhin", "Khalil",
    "Mohamed",   "Petrović", "Saleh",      "van Dijk",  "Demir",   "Warsame",     "Hosseini",
    "Tekle",     "Darwish",  "Shevchenko", "Ahmadi",    "Kaya",    "Mustafa",     "de Souza",
    "Osman",     "Habte",    "Çelik",      "Nazari",    "Ibrahim", "Boateng",     "Melnyk",
    "García",    "Farah",    "Ould-Baba",  "Rezaei",    "Škoda"};
constexpr std::array kFirstNames{
    "Fatima", "Mehmet", "Selam", "Olena",  "José",  "Amina", "Yusuf",  "Zeynep", "Dawit", "Mariam",
    "Ali",    "Anna",   "Omar",  "Leila",  "Ivan",  "Noor",  "Samuel", "Hawa",   "Reza",  "Layla",
    "Bilal",  "Hiwot",  "André", "Sofiya", "Karim", "Rahel", "Hassan", "Ayşe",   "Pavlo", "Zahra"};
constexpr std::array kColleagues{"A. de Vries", "B. Jansen", "C. Bakker", "D. Visser",
                                 "E. Smit",     "F. Meijer", "G. Mulder", "H. Bos"};
constexpr const char* kExplanation =
    R"({"opened":false,"changes":[{"path":"pvt.status","key":"","change":"new"}],"rules":[{)"
    R"("workflow":"pvt","rule":"pvt-melden","fired":true,"why":"pvt.status is gewijzigd"}],)"
    R"("deadlines":[],"sends":[],"released":[]})";

std::vector<std::string> test_numbers() {
  std::vector<std::string> out;
  for (int number = 999'990'000; number < 1'000'000'000; ++number) {
    auto text = std::to_string(number);
    if (sdk::is_bsn(text)) out.push_back(std::move(text));
  }
  return out;
}

std::string without_dashes(std::string text) {
  std::erase(text, '-');
  return text;
}

}  // namespace

std::size_t SyntheticRegion::Step::rows() const {
  return 1 + (has_delivery ? 1 : 0) + attempts.size() + audit.size() + processing.size() +
         (opens ? 3 + file.deadlines.size() + file.tasks.size() : 0);
}

SyntheticRegion::SyntheticRegion(const config::Config& config, const config::Catalogue& catalogue,
                                 Size size, model::Instant until)
    : config_(config),
      size_(size),
      until_(until),
      clock_(until - kPeriod),
      ids_(clock_, size.seed),
      random_(size.seed),
      bsns_(test_numbers()) {
  for (const auto& connection : config.connections) {
    const auto* adapter = catalogue.adapter(connection.adapter.name);
    if (adapter == nullptr) continue;
    for (const auto& kind : adapter->kinds) {
      if (kind.incoming && connection.receive) {
        incoming_.push_back({connection.id, connection.organisation, kind.name});
      } else if (!kind.incoming && connection.may_send(kind.name)) {
        outgoing_.push_back({connection.id, connection.organisation, kind.name});
      }
    }
  }
  if (config.region.municipalities.empty() || incoming_.empty() || outgoing_.empty()) {
    throw std::invalid_argument(
        "the configuration needs a municipality, a connection that receives, and one that is sent "
        "to");
  }
  size_.cases = std::clamp<std::size_t>(size.cases, 1, size.messages);
  persons_.reserve(size_.cases);
}

std::size_t SyntheticRegion::below(std::size_t end) {
  return static_cast<std::size_t>(random_() % end);
}

std::string SyntheticRegion::day(int from_now) const {
  return hub::text_of(model::dutch_day(clock_.now() + days{from_now}));
}

SyntheticRegion::Step SyntheticRegion::next() {
  const auto share = static_cast<double>(number_) / static_cast<double>(size_.messages);
  clock_.set(until_ - kPeriod +
             std::chrono::floor<std::chrono::milliseconds>(
                 std::chrono::duration<double, std::milli>{kPeriod} * share));
  Step step;
  step.opens = persons_.size() * size_.messages <= number_ * size_.cases;
  if (step.opens) open_case(step);
  const auto& person = step.opens ? persons_.back() : whose();
  fill_message(step, person);
  if (step.opens) fill_facts(step, person);
  fill_delivery(step, person);
  fill_logs(step, person);
  ++number_;
  return step;
}

const SyntheticRegion::Person& SyntheticRegion::whose() {
  const auto count = persons_.size();
  if (count <= kYoung || one_in(20)) return any(persons_);
  return persons_[count - 1 - below(kYoung)];
}

void SyntheticRegion::open_case(Step& step) {
  const auto number = persons_.size();
  auto& person = persons_.emplace_back();
  person.id = ids_.next();
  person.municipality = any(config_.region.municipalities).code;
  const bool has_bsn = number < bsns_.size();
  person.subject_type = has_bsn ? "BSN" : "V-nummer";
  person.subject = has_bsn ? bsns_[number] : std::to_string(9'000'000'000 + number);

  auto& whole = step.file;
  whole.file.id = person.id;
  whole.file.municipality = person.municipality;
  whole.file.version = 1;
  whole.file.identifiers.push_back({has_bsn ? "bsn" : "vNummer", person.subject});
  whole.looked = day(0);
  const auto age = (until_ - clock_.now()) / days{1};
  if (age > 365 && one_in(3)) {
    whole.closed = day(300);
    whole.close_reason = "inburgering afgerond";
  }
  add_terms(whole);
  add_tasks(whole);
}

/// Those of which the end is past are met, but for one in forty.
void SyntheticRegion::add_terms(store::CaseFile& file) {
  const auto today = hub::text_of(model::dutch_day(until_));
  for (const auto& set : config_.deadlines) {
    if (set.rules.empty() || one_in(3)) continue;
    auto& row = file.deadlines.emplace_back();
    row.deadline = set.id;
    row.title = set.title;
    row.rule = set.rules.front().id;
    row.article = set.rules.front().article;
    row.start = day(0);
    row.due = row.strict_due = day(static_cast<int>(14 + below(1000)));
    const bool met = row.due < today && !one_in(40);
    if (!file.closed.empty()) {
      row.stopped = file.closed;
      row.stop_reason = file.close_reason;
    } else if (met) {
      row.met_on = row.due;
    }
    row.runs = row.stopped.empty() && row.met_on.empty();
  }
}

void SyntheticRegion::add_tasks(store::CaseFile& file) {
  for (std::size_t i = below(4); i > 0; --i) {
    auto& row = file.tasks.emplace_back();
    row.id = ids_.next();
    row.case_id = file.file.id;
    row.title = i == 1 ? "brede intake plannen" : "voortgang bespreken";
    row.text = "maak een afspraak en leg die vast";
    row.name = i == 1 ? "pip/intake" : "pip/voortgang";
    row.organisation = any(outgoing_).organisation;
    row.rule = "pip/nieuw";
    row.created = clock_.now();
    if (one_in(2)) row.due = day(static_cast<int>(14 + below(90)));
    row.done = !file.closed.empty() || !one_in(8);
    if (row.done) row.done_by = any(kColleagues);
  }
}

void SyntheticRegion::fill_message(Step& step, const Person& person) {
  const auto& way = any(incoming_);
  auto& row = step.message;
  auto& message = row.message;
  message.id = ids_.next();
  message.kind = way.kind;
  message.method = "POST";
  message.target = "/berichten";
  message.media_type = "application/json";
  message.sender = way.connection;
  const bool fresh = until_ - clock_.now() < kBodies;
  if (fresh) {
    message.body = fmt::format(R"({{"vNummer":"{}","kind":"{}","volgnummer":{}}})", person.subject,
                               way.kind, number_);
  }
  row.municipality = person.municipality;
  row.connection = way.connection;
  row.idempotency_key = fmt::format("synthetisch-{}", number_);
  row.received = clock_.now();
  row.revision = config_.revision;
  row.case_id = person.id;
  row.state = MessageState::processed;
  row.explanation = kExplanation;
  if (one_in(200)) {
    row.state = MessageState::duplicate;
    row.reason = "hetzelfde bericht kwam eerder binnen";
  } else if (one_in(300)) {
    row.state = MessageState::refused;
    row.reason = "het bericht voldoet niet aan het schema";
  } else if (number_ + kUnderWay > size_.messages && one_in(20)) {
    row.state = one_in(2) ? MessageState::parked : MessageState::failed;
    row.reason = "wacht op een gegeven van de zaak";
  }
}

void SyntheticRegion::fill_facts(Step& step, const Person& person) {
  const auto add = [&](const char* path, std::string value) {
    step.facts.push_back({path,
                          {},
                          std::move(value),
                          step.message.connection,
                          step.message.message.id,
                          {},
                          {},
                          clock_.now(),
                          false});
  };
  const bool has_bsn = person.subject_type == "BSN";
  add(has_bsn ? "inburgeraar.bsn" : "inburgeraar.vNummer", person.subject);
  add("inburgeraar.achternaam", any(kLastNames));
  add("inburgeraar.voornamen", any(kFirstNames));
  add("inburgeraar.geboortedatum",
      fmt::format("{}-{:02}-{:02}", 1960 + below(45), 1 + below(12), 1 + below(28)));
  add("inburgeraar.geslacht", one_in(2) ? "M" : "V");
  add("inburgeraar.woonplaats", config_.region.municipality(person.municipality)->name);
}

void SyntheticRegion::fill_delivery(Step& step, const Person& person) {
  const auto& way = any(outgoing_);
  step.has_delivery = true;
  auto& row = step.delivery;
  auto& message = row.message;
  message.id = ids_.next();
  message.kind = way.kind;
  message.method = "POST";
  message.target = "/berichten";
  message.media_type = "application/json";
  row.municipality = person.municipality;
  row.case_id = person.id;
  row.connection = way.connection;
  row.organisation = way.organisation;
  row.cause = step.message.message.id;
  row.rule = "pvt/pvt-melden";
  if (!config_.purposes.empty()) {
    const auto& purpose = any(config_.purposes);
    row.purpose = purpose.id;
    row.ground = purpose.article;
  }
  row.fields = {"inburgeraar.vNummer", "pvt.datumOndertekening"};
  row.created = row.next_at = row.changed = clock_.now();
  row.revision = config_.revision;
  row.attempts = 1;
  row.answer_status = 200;
  row.state = DeliveryState::confirmed;
  std::string outcome = "confirmed";
  if (number_ + kUnderWay > size_.messages && one_in(4)) {
    row.state = one_in(2) ? DeliveryState::awaiting : DeliveryState::parked;
    row.waits_for = row.state == DeliveryState::parked ? "inburgeraar.adres" : "";
    outcome = row.state == DeliveryState::parked ? "" : "received";
  } else if (one_in(5000)) {
    constexpr std::array kWays{std::pair{DeliveryState::rejected, "not-found"},
                               std::pair{DeliveryState::rejected, "rejected"},
                               std::pair{DeliveryState::failed, "transient"},
                               std::pair{DeliveryState::not_authorised, "not-authorised"},
                               std::pair{DeliveryState::unknown_outcome, "unknown"}};
    const auto& [state, ended] = any(kWays);
    row.state = state;
    row.answer_status = 422;
    row.answer_text = "de partner nam het niet aan";
    row.attempts = 3;
    outcome = ended;
  } else if (one_in(200)) {
    row.state = DeliveryState::cancelled;
  }
  const bool fresh = until_ - clock_.now() < kBodies;
  if (row.state == DeliveryState::parked) {
    row.attempts = 0;
  } else if (fresh || row.state != DeliveryState::confirmed) {
    message.body =
        fmt::format(R"({{"vNummer":"{}","gemeente":"{}"}})", person.subject, person.municipality);
  }
  for (int i = 1; i <= row.attempts; ++i) {
    step.attempts.push_back({message.id,
                             i,
                             clock_.now(),
                             i < row.attempts ? "transient" : outcome,
                             row.answer_status,
                             {}});
  }
}

void SyntheticRegion::fill_logs(Step& step, const Person& person) {
  const auto& in = step.message;
  const auto& out = step.delivery;
  const auto record = [&](const char* action, const std::string& object, std::string result,
                          const std::string& origin, const std::string& actor,
                          std::string detail = {}) {
    step.audit.push_back({0, clock_.now(), action, object, std::move(result), origin, actor,
                          person.municipality, config_.revision, std::move(detail)});
  };
  record("message.accept", in.message.id, "stored", in.connection, in.connection);
  if (in.state == MessageState::processed) {
    record("message.state", in.message.id, "received -> processed", "hub", "hub");
  }
  if (out.state != DeliveryState::parked) {
    record("delivery.state", out.message.id,
           "queued -> " + std::string{store::to_string(out.state)}, "hub", "hub");
  }
  if (step.opens) {
    record("case.open", person.id, "done", in.connection, in.connection,
           "message " + in.message.id);
  }
  if (one_in(50)) {
    record("case.read", person.id, "shown", "command", any(kColleagues), "vraag van de burger");
  }
  store::ProcessingRow line;
  line.trace = without_dashes(in.message.id);
  line.span = line.trace.substr(16);
  line.name = "bericht ontvangen van " + in.connection + ": " + in.message.kind;
  line.start = line.end = clock_.now();
  line.activity = config_.hub.logboek.activity;
  line.municipality = person.municipality;
  line.subject_type = person.subject_type;
  line.subject = person.subject;
  step.processing.push_back(std::move(line));
}

void SyntheticRegion::write(store::Transaction& transaction, Step& step) {
  if (step.opens) {
    const auto& file = step.file.file;
    transaction.put_case(step.file);
    for (const auto& identifier : file.identifiers) transaction.add_identifier(file, identifier);
    transaction.add_facts(file.id, step.facts);
    for (const auto& row : step.file.deadlines) transaction.put_deadline(file.id, row);
    for (const auto& row : step.file.tasks) transaction.put_task(row);
  }
  transaction.insert(step.message);
  if (step.has_delivery) transaction.insert(step.delivery);
  for (const auto& row : step.attempts) transaction.add_attempt(row);
  for (auto& row : step.audit) transaction.audit(std::move(row));
  for (const auto& row : step.processing) transaction.add_processing(row);
}

}  // namespace rodedraad::cli
