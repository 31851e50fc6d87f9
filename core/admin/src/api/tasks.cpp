#include <algorithm>
#include <set>

#include "input.h"
#include "laws.h"
#include "masking.h"
#include "rodedraad/hub/causes.h"
#include "rodedraad/hub/deadlines.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/model/field_table.h"
#include "rodedraad/sdk/identifiers.h"
#include "routes.h"
#include "views.h"
#include "words.h"

/// /v1/taken: work for people: tasks of workflows, messages of which it is in doubt whose they are,
/// and what the rules of a partner refuse before it goes.
namespace rodedraad::admin {

namespace json = boost::json;

namespace {

/// Of what is no task of a workflow, so many at most on the first page.
constexpr std::size_t kBeside = 100;
constexpr const char* kNobody = "_niemand";

std::string today_of(const Context& context) {
  return hub::text_of(model::dutch_day(context.clock.now()));
}

json::object view(const store::TaskLine& line, const std::string& today) {
  return {{"id", line.id},
          {"soort", "taak"},
          {"zaak", or_null(line.case_id)},
          {"gemeente", line.municipality},
          {"titel", line.title},
          {"tekst", ""},
          {"rol", line.role},
          {"organisatie", line.organisation},
          {"regel", line.rule},
          {"bericht", nullptr},
          {"gemaakt", utc(line.created)},
          {"uiterlijk", or_null(line.due)},
          {"teLaat", !line.done && !line.due.empty() && line.due < today},
          {"stand", line.done ? "gedaan" : "open"},
          {"gedaanDoor", ""},
          {"opgepaktDoor", or_null(line.claimed_by)}};
}

/// A message of which it is in doubt whose it is.
json::object doubt(const store::MessageLine& line) {
  return {{"id", line.id},
          {"soort", "twijfel"},
          {"zaak", nullptr},
          {"gemeente", line.municipality},
          {"titel", "Over wie gaat dit bericht?"},
          {"tekst", line.reason},
          {"rol", ""},
          {"organisatie", ""},
          {"regel", ""},
          {"bericht", line.id},
          {"gemaakt", utc(line.received)},
          {"uiterlijk", nullptr},
          {"teLaat", false},
          {"stand", "open"},
          {"gedaanDoor", ""},
          {"opgepaktDoor", nullptr}};
}

/// A delivery that the partner would refuse, and that was held back.
json::object refused(const store::DeliveryLine& line) {
  return {{"id", line.id},
          {"soort", "geweigerd"},
          {"zaak", or_null(line.case_id)},
          {"gemeente", line.municipality},
          {"titel", "De partner zou dit weigeren: " + line.kind},
          {"tekst", line.reason},
          {"rol", ""},
          {"organisatie", line.organisation},
          {"regel", line.rule},
          {"bericht", or_null(line.cause)},
          {"aflevering", line.id},
          {"gemaakt", utc(line.created)},
          {"uiterlijk", nullptr},
          {"teLaat", false},
          {"stand", "open"},
          {"gedaanDoor", ""},
          {"opgepaktDoor", nullptr}};
}

bool is_in_doubt(const store::MessageLine& line) {
  return line.state == store::MessageState::parked && line.case_id.empty();
}

void add_doubts(const Person& person, Workplace& work, const config::Config& config,
                const std::vector<std::string>& scope, json::array& tasks) {
  store::MessageQuery query;
  query.municipalities = scope;
  query.states = {store::MessageState::parked};
  query.desk = true;
  for (const auto& line : work.search.messages(query, {}, kBeside).lines) {
    if (is_in_doubt(line) &&
        may_with_message(person, Right::metadata, config, line.connection, line.municipality)) {
      tasks.push_back(doubt(line));
    }
  }
}

void add_refused(const Person& person, Workplace& work, const config::Config& config,
                 const std::vector<std::string>& scope, json::array& tasks) {
  store::DeliveryQuery query;
  query.municipalities = scope;
  query.desk = true;
  query.wanted = [&](const store::DeliveryLine& line) {
    const auto* cause = hub::cause_of(line, config);
    return cause != nullptr && cause->code == "geweerd" &&
           may_with_delivery(person, Right::metadata, config, line);
  };
  for (const auto& line : work.search.deliveries(query, {}, kBeside).lines) {
    tasks.push_back(refused(line));
  }
}

sdk::Answer all(const Request& request, Workplace& work, const Context& context) {
  auto input = Input::of_query(request);
  const auto state = input.word("stand", {"open", "gedaan"});
  const auto sort = input.word("soort", {"taak", "twijfel", "geweigerd", "wacht-op-persoon"});
  store::TaskQuery query;
  query.done = state == "gedaan";
  query.organisation = input.text("organisatie");
  const auto municipality = input.municipality();
  const auto claimed_by = input.text("opgepaktDoor");
  query.case_id = input.text("zaak");
  const auto cursor = input.cursor();
  const auto limit = input.how_many();
  if (auto refusal = input.refusal()) return *refusal;
  const auto scope = scope_of(request, Right::metadata, municipality);
  if (!scope) return forbidden();
  query.municipalities = *scope;
  if (claimed_by != kNobody) query.claimed_by = claimed_by;

  const auto setup = context.setup();
  json::array tasks;
  const bool beside = cursor.empty() && !query.done && query.organisation.empty() &&
                      query.case_id.empty() && query.claimed_by.empty();
  const auto wants = [&](std::string_view one) { return sort.empty() || sort == one; };
  if (beside && wants("twijfel")) add_doubts(request.person, work, setup->config(), *scope, tasks);
  if (beside && wants("geweigerd"))
    add_refused(request.person, work, setup->config(), *scope, tasks);
  std::string next;
  if (wants("taak")) {
    const auto page = work.search.tasks(query, cursor, limit);
    const auto today = today_of(context);
    for (const auto& line : page.lines) {
      // Whose a message is, stands above: with the message itself.
      if (line.case_id.empty()) continue;
      if (claimed_by == kNobody && !line.claimed_by.empty()) continue;
      if (!may_with_work(request.person, Right::metadata, setup->config(), line.rule,
                         line.municipality)) {
        continue;
      }
      tasks.push_back(view(line, today));
    }
    next = page.next;
  }
  return reply(json::object{{"resultaten", std::move(tasks)}, {"volgende", or_null(next)}});
}

/// A task with the municipality of its case.
struct Found {
  store::TaskRow row;
  std::string municipality;
  std::string claimed_by;
};

std::optional<Found> task_of(const Request& request, Workplace& work, const Context& context,
                             Right right) {
  auto row = work.reader.task(request.id());
  if (!row) return std::nullopt;
  const auto file = work.reader.case_file(row->case_id);
  Found found{std::move(*row), file ? file->file.municipality : std::string{}, {}};
  const auto setup = context.setup();
  if (!may_with_work(request.person, right, setup->config(), found.row.rule, found.municipality)) {
    return std::nullopt;
  }
  store::TaskQuery query;
  query.case_id = found.row.case_id;
  query.done = found.row.done;
  for (const auto& line : work.search.tasks(query, {}, store::Search::kMostLines).lines) {
    if (line.id == found.row.id) found.claimed_by = line.claimed_by;
  }
  return found;
}

json::array possible(const Request& request, const Found& found) {
  json::array may;
  if (found.row.done || !request.person.may(Right::content, {}, found.municipality)) return may;
  const bool mine = found.claimed_by == request.person.account;
  if (found.claimed_by.empty()) may.push_back("oppakken");
  if (mine) may.push_back("terugleggen");
  may.push_back("overdragen");
  may.push_back("gereed");
  return may;
}

json::object feit(std::string_view path, std::string_view key, std::string_view value) {
  const auto* field = model::find_field(path);
  const bool veiled = is_veiled(path);
  return {{"pad", path},
          {"sleutel", key},
          {"omschrijving", json::string{field == nullptr ? path : field->name()}},
          {"waarde", json::string{veiled ? std::string{kVeil} : std::string{value}}},
          {"gemaskeerd", veiled}};
}

/// One case that a message may be about, against what the message says. What is equal or differs is
/// told by name; values that identify stay veiled.
json::object candidate(const store::CaseFile& whole, const sdk::Decoded& decoded) {
  json::array fields, same, different;
  const auto& file = whole.file;
  for (const auto& identifier : decoded.identifiers) {
    const auto* known = file.identifier(identifier.type);
    if (known == nullptr) continue;
    (*known == identifier.value ? same : different).push_back(json::string{identifier.type});
  }
  for (const auto& fact : decoded.facts) {
    const auto* known = model::current(file, fact.field.path, fact.field.key);
    if (known == nullptr) continue;
    const auto* field = model::find_field(fact.field.path);
    const json::string name{field == nullptr ? std::string_view{fact.field.path} : field->name()};
    (known->value == fact.field.value ? same : different).push_back(name);
    fields.push_back(feit(known->path, known->key, known->value));
  }
  return {{"zaak", file.id},
          {"gemeente", file.municipality},
          {"velden", std::move(fields)},
          {"overeenkomst", std::move(same)},
          {"verschil", std::move(different)}};
}

std::optional<sdk::Decoded> decode(const store::MessageRow& row, const hub::Context& context) {
  const auto adapter = context.adapters.find(row.connection);
  if (adapter == context.adapters.end()) return std::nullopt;
  auto decoded = adapter->second->decode(row.message);
  if (!decoded) return std::nullopt;
  for (auto& identifier : decoded->identifiers) {
    if (identifier.type != "vNummer") continue;
    if (const auto whole = sdk::v_nummer(identifier.value)) identifier.value = *whole;
  }
  return std::move(*decoded);
}

json::array candidates(const store::MessageRow& row, const sdk::Decoded& decoded, Workplace& work) {
  json::array result;
  std::set<std::string> seen;
  for (const auto& identifier : decoded.identifiers) {
    const auto id = work.reader.case_with(row.municipality, {identifier.type, identifier.value});
    if (!id || !seen.insert(*id).second) continue;
    if (const auto whole = work.reader.case_file(*id)) {
      result.push_back(candidate(*whole, decoded));
    }
  }
  return result;
}

sdk::Answer show_doubt(const Request& request, Workplace& work, Context& context) {
  const auto setup = context.setup();
  const auto row = work.reader.message(request.id());
  if (!row || !may_with_message(request.person, Right::content, setup->config(), row->connection,
                                row->municipality)) {
    return not_found();
  }
  if (auto refusal =
          recorded(request, context, "message.read", row->message.id, row->municipality)) {
    return *refusal;
  }
  store::MessageLine line;
  line.id = row->message.id;
  line.municipality = row->municipality;
  line.reason = row->reason;
  line.received = row->received;
  auto task = doubt(line);
  task["stand"] =
      row->state == store::MessageState::parked && row->case_id.empty() ? "open" : "gedaan";
  task["mag"] = json::array{"gereed"};
  json::array says, cases;
  if (const auto decoded = decode(*row, setup->context())) {
    for (const auto& fact : decoded->facts) {
      says.push_back(feit(fact.field.path, fact.field.key, fact.field.value));
    }
    cases = candidates(*row, *decoded, work);
  }
  return reply(json::object{{"taak", std::move(task)},
                            {"bericht", admin::view(*row)},
                            {"vanBericht", std::move(says)},
                            {"kandidaten", std::move(cases)}});
}

sdk::Answer show(const Request& request, Workplace& work, Context& context) {
  const auto found = task_of(request, work, context, Right::metadata);
  if (!found) {
    return work.reader.task(request.id()) ? not_found() : show_doubt(request, work, context);
  }
  const auto& row = found->row;
  store::TaskLine line{
      row.id,   row.case_id, found->municipality, row.title,   row.name, row.role, row.organisation,
      row.rule, row.due,     found->claimed_by,   row.created, {},       row.done};
  auto task = view(line, today_of(context));
  task["tekst"] = row.text;
  task["gedaanDoor"] = row.done_by;
  task["mag"] = possible(request, *found);
  const auto message = work.reader.message(row.message);
  return reply(
      json::object{{"taak", std::move(task)},
                   {"bericht", message ? json::value(admin::view(*message)) : json::value(nullptr)},
                   {"vanBericht", json::array{}},
                   {"kandidaten", json::array{}}});
}

sdk::Answer claim(const Request& request, Context& context, const Found& found,
                  const std::string& by) {
  auto record = record_of(request, context, "task.claim", found.row.id, found.municipality,
                          by.empty() ? "nobody" : by);
  const auto at = context.clock.now();
  if (!context.hub.write([id = found.row.id, by, at, record](store::Transaction& transaction) {
        transaction.claim_task(id, by, at);
        transaction.audit(record);
      })) {
    return unrecorded();
  }
  return nothing();
}

sdk::Answer take(const Request& request, Workplace& work, Context& context) {
  const auto found = task_of(request, work, context, Right::content);
  if (!found) return not_found();
  if (found->row.done) return not_now("Deze taak is al gedaan.");
  if (!found->claimed_by.empty() && found->claimed_by != request.person.account) {
    return not_now("Een collega heeft deze taak al opgepakt: " + found->claimed_by + ".");
  }
  return claim(request, context, *found, request.person.account);
}

sdk::Answer put_back(const Request& request, Workplace& work, Context& context) {
  const auto found = task_of(request, work, context, Right::content);
  if (!found) return not_found();
  return claim(request, context, *found, {});
}

sdk::Answer hand_over(const Request& request, Workplace& work, Context& context) {
  auto input = Input::of_body(request);
  const auto to = input.text("aan", Input::Need::required, 100);
  if (auto refusal = input.refusal()) return *refusal;
  const auto found = task_of(request, work, context, Right::content);
  if (!found) return not_found();
  if (found->row.done) return not_now("Deze taak is al gedaan.");
  return claim(request, context, *found, to);
}

/// A person says of whom a message is.
sdk::Answer settle(const Request& request, Workplace& work, Context& context,
                   const std::string& case_id, const std::string& by) {
  const auto setup = context.setup();
  const auto row = work.reader.message(request.id());
  const auto whole = work.reader.case_file(case_id);
  if (!row || !whole || whole->file.municipality != row->municipality ||
      !may_with_message(request.person, Right::content, setup->config(), row->connection,
                        row->municipality)) {
    return not_found();
  }
  if (row->state != store::MessageState::parked || !row->case_id.empty()) {
    return not_now("Over dit bericht is al besloten.");
  }
  auto record =
      record_of(request, context, "message.belongs", row->message.id, row->municipality, "asked");
  record.detail = case_id;
  if (!context.hub.record(std::move(record))) return unrecorded();
  context.hub.processor().belongs(row->message.id, case_id, by);
  return nothing(202);
}

sdk::Answer finish_task(const Request& request, Workplace& work, Context& context) {
  auto input = Input::of_body(request);
  const auto said =
      input.text("door", request.person.command ? Input::Need::required : Input::Need::optional);
  const auto remark = hub::mask(input.text("toelichting"));
  const auto case_id = input.text("zaak");
  if (auto refusal = input.refusal()) return *refusal;
  auto by = by_of(request, said);
  if (!case_id.empty()) return settle(request, work, context, case_id, by);
  const auto found = task_of(request, work, context, Right::content);
  if (!found && !request.person.command) return not_found();
  if (found && found->row.done) return not_now("Deze taak is al gedaan.");
  if (!context.hub.record(record_of(request, context, "task.done", request.id(),
                                    found ? found->municipality : std::string{}, "asked"))) {
    return unrecorded();
  }
  if (!remark.empty()) by += ": " + remark;
  context.hub.processor().done(request.id(), by);
  return nothing(202);
}

}  // namespace

void add_tasks(Router& router, Context& context) {
  router.add("GET", "/v1/taken", Right::metadata,
             [&](const auto& request, auto& work) { return all(request, work, context); });
  router.add("GET", "/v1/taken/{id}", Right::metadata,
             [&](const auto& request, auto& work) { return show(request, work, context); });
  router.add("POST", "/v1/taken/{id}/_pak", Right::content,
             [&](const auto& request, auto& work) { return take(request, work, context); });
  router.add("POST", "/v1/taken/{id}/_leg-terug", Right::content,
             [&](const auto& request, auto& work) { return put_back(request, work, context); });
  router.add("POST", "/v1/taken/{id}/_draag-over", Right::content,
             [&](const auto& request, auto& work) { return hand_over(request, work, context); });
  router.add("POST", "/v1/taken/{id}/_gereed", Right::content,
             [&](const auto& request, auto& work) { return finish_task(request, work, context); });
}

}  // namespace rodedraad::admin
