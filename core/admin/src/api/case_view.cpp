#include "case_view.h"

#include <algorithm>
#include <map>
#include <set>

#include "laws.h"
#include "masking.h"
#include "rodedraad/hub/deadlines.h"
#include "rodedraad/hub/waiting.h"
#include "rodedraad/model/field_table.h"
#include "timeline.h"
#include "views.h"
#include "words.h"

namespace rodedraad::admin {

namespace json = boost::json;

namespace {

/// What this person sees of the fields of one case.
class Fields {
 public:
  Fields(const model::Case& file, const CaseSight& sight) : file_(file), sight_(sight) {}

  bool may(std::string_view path) const {
    return sight_.person.may(Right::content, model::law_of(path), file_.municipality);
  }
  bool veiled(std::string_view path) const { return !sight_.unveiled && is_veiled(path); }

  json::value value(const model::Fact& fact) const {
    if (!may(fact.path)) return nullptr;
    return veiled(fact.path) ? json::value(json::string{kVeil}) : json::value(fact.value);
  }

  json::array all() const {
    json::array result;
    for (const auto* fact : model::current_all(file_)) {
      if (may(fact->path)) result.push_back(one(*fact));
    }
    return result;
  }

  /// Laws of which there are values that are not shown.
  json::array hidden() const {
    std::set<std::string_view> laws;
    for (const auto* fact : model::current_all(file_)) {
      if (!may(fact->path)) laws.insert(model::law_of(fact->path));
    }
    json::array result;
    for (const auto law : laws) result.push_back(json::string{law});
    return result;
  }

 private:
  json::object one(const model::Fact& fact) const {
    const auto* field = model::find_field(fact.path);
    const auto others = model::overruled(file_, fact);
    json::array overruled;
    for (const auto* other : others) {
      overruled.push_back(json::object{{"waarde", value(*other)},
                                       {"van", other->valid_from},
                                       {"tot", other->valid_to},
                                       {"bron", other->source},
                                       {"bericht", other->message},
                                       {"vernomen", utc(other->learnt)}});
    }
    return {{"pad", fact.path},
            {"sleutel", fact.key},
            {"omschrijving",
             json::string{field == nullptr ? std::string_view{fact.path} : field->name()}},
            {"wet", json::string{model::law_of(fact.path)}},
            {"klasse", json::string{field == nullptr ? std::string_view{"identifying"}
                                                     : model::to_string(field->sensitivity)}},
            {"waarde", value(fact)},
            {"gemaskeerd", veiled(fact.path)},
            {"van", fact.valid_from},
            {"tot", fact.valid_to},
            {"bron", fact.source},
            {"bericht", fact.message},
            {"vernomen", utc(fact.learnt)},
            {"anderen", std::move(overruled)},
            {"waarom", why(fact, field, others)}};
  }

  /// Why this value counts, and not that of another source.
  static std::string why(const model::Fact& fact, const model::Field* field,
                         const std::vector<const model::Fact*>& others) {
    if (others.empty()) return "Alleen " + fact.source + " zegt hier iets over.";
    const auto& other = *others.front();
    if (field != nullptr &&
        model::authority_rank(*field, fact.source) < model::authority_rank(*field, other.source)) {
      return "Bij dit gegeven gaat " + fact.source + " voor " + other.source + ".";
    }
    return fact.source + " en " + other.source + " tellen even zwaar; het laatste geldt.";
  }

  const model::Case& file_;
  const CaseSight& sight_;
};

json::object view(const store::DeadlineRow& row, const model::Case& file, model::Instant now) {
  const auto state = hub::state_of(row, file, model::dutch_day(now));
  return {{"id", row.item.empty() ? row.deadline : row.deadline + '/' + row.item},
          {"zaak", file.id},
          {"gemeente", file.municipality},
          {"titel", row.title},
          {"regel", row.rule},
          {"artikel", row.article},
          {"begin", or_null(row.start)},
          {"gerekend", or_null(row.strict_due)},
          {"uiterlijk", row.due},
          {"stand", json::string{word_of(state)}},
          {"redenVerschuiving", row.shift_reason},
          {"vorigeUiterlijk", or_null(row.previous_due)},
          {"opgegeven", or_null(row.given)},
          {"stilSinds", or_null(row.suspended_since)},
          {"vervallenOp", or_null(row.stopped)},
          {"redenVervallen", row.stop_reason},
          {"bericht", row.message}};
}

json::object view_of_await(const store::DeadlineRow& row, const model::Case& file,
                           model::Instant now) {
  const auto state = hub::state_of(row, file, model::dutch_day(now));
  return {{"id", row.deadline.substr(store::kAwait.size())},
          {"regel", row.rule},
          {"sinds", row.start},
          {"uiterlijk", row.due},
          {"stand", json::string{word_of(state)}},
          {"bericht", row.message}};
}

json::object view(const store::TaskRow& row, const std::string& municipality,
                  const std::string& today) {
  return {{"id", row.id},
          {"soort", "taak"},
          {"zaak", or_null(row.case_id)},
          {"gemeente", municipality},
          {"titel", row.title},
          {"tekst", row.text},
          {"rol", row.role},
          {"organisatie", row.organisation},
          {"regel", row.rule},
          {"bericht", or_null(row.message)},
          {"gemaakt", utc(row.created)},
          {"uiterlijk", or_null(row.due)},
          {"teLaat", !row.done && !row.due.empty() && row.due < today},
          {"stand", row.done ? "gedaan" : "open"},
          {"gedaanDoor", row.done_by},
          {"opgepaktDoor", nullptr}};
}

/// A question goes to the partner of its connection.
std::string organisation_of(const store::DeliveryRow& row, const config::Config& config) {
  const auto* connection = config.connection(row.connection);
  return row.organisation.empty() && connection != nullptr ? connection->organisation
                                                           : row.organisation;
}

/// Who got what, on which ground: deliveries of one organisation under one purpose together.
json::array receivers(const std::vector<store::DeliveryRow>& deliveries,
                      const config::Config& config) {
  struct Got {
    std::set<std::string> fields;
    std::map<std::string, std::string> withheld;
    std::string article;
    model::Instant last{};
    std::int64_t count = 0;
  };
  std::map<std::pair<std::string, std::string>, Got> all;
  for (const auto& row : deliveries) {
    if (row.state == store::DeliveryState::cancelled) continue;
    auto& got = all[{organisation_of(row, config), row.purpose}];
    got.fields.insert(row.fields.begin(), row.fields.end());
    got.withheld.insert(row.withheld.begin(), row.withheld.end());
    got.article = row.ground;
    got.last = std::max(got.last, row.changed);
    ++got.count;
  }
  json::array result;
  for (const auto& [key, got] : all) {
    json::array withheld;
    for (const auto& [field, reason] : got.withheld) {
      withheld.push_back(json::object{{"veld", field}, {"reden", reason}});
    }
    result.push_back(json::object{{"organisatie", key.first},
                                  {"organisatieNaam", name_of_organisation(config, key.first)},
                                  {"grondslag", key.second},
                                  {"artikel", got.article},
                                  {"velden", json::value_from(got.fields)},
                                  {"achtergehouden", std::move(withheld)},
                                  {"laatst", utc(got.last)},
                                  {"aantal", got.count}});
  }
  return result;
}

/// What came, went and is to be done under a law for which there is no right, is not there.
void keep_what_may_be_seen(const Person& person, const config::Config& config,
                           store::CaseFile& whole, std::vector<store::DeliveryRow>& deliveries,
                           std::vector<store::MessageRow>& messages,
                           std::vector<store::TaskRow>& tasks) {
  const auto& municipality = whole.file.municipality;
  const auto of_another = [&](const auto& row) {
    return !may_with_work(person, Right::metadata, config, row.rule, municipality);
  };
  std::erase_if(deliveries, [&](const auto& row) {
    return !may_with_delivery(person, Right::metadata, config, row);
  });
  std::erase_if(messages, [&](const auto& row) {
    return !may_with_message(person, Right::metadata, config, row.connection, municipality);
  });
  std::erase_if(tasks, of_another);
  std::erase_if(whole.tasks, of_another);
  std::erase_if(whole.parked, [&](const auto& row) {
    return !may_with_delivery(person, Right::metadata, config, row);
  });
  std::erase_if(whole.deadlines, [&](const auto& row) {
    return !may_with_term(person, Right::metadata, config, row.deadline, municipality);
  });
}

/// For one who has no right for the law that the case waits under, not what it waits for.
std::string waits_for(const std::vector<hub::Waiting>& seen, bool more) {
  if (!seen.empty()) return seen.front().sentence;
  if (more) return "Deze zaak wacht op iets van een wet waarvoor u geen recht hebt.";
  return std::string{hub::waits_for_nothing(hub::Language::dutch)};
}

/// The name as people say it: given names and family name.
json::value name_of(const model::Case& file, const Fields& fields) {
  std::string name;
  for (const auto* path : {"inburgeraar.voornamen", "inburgeraar.achternaam"}) {
    const auto* fact = model::current(file, path);
    if (fact == nullptr || !fields.may(path)) continue;
    if (fields.veiled(path)) return json::string{kVeil};
    name += (name.empty() ? "" : " ") + fact->value;
  }
  return or_null(name);
}

json::value number(const model::Case& file, const char* type, const CaseSight& sight) {
  const auto* value = file.identifier(type);
  if (value == nullptr) return nullptr;
  return sight.unveiled ? json::value(*value) : json::value(json::string{kVeil});
}

}  // namespace

json::object view_of_case(store::CaseFile whole, store::Reader& reader,
                          const config::Config& config, const CaseSight& sight,
                          model::Instant now) {
  const auto& file = whole.file;
  const Fields fields{file, sight};
  const auto today = hub::text_of(model::dutch_day(now));
  auto deliveries = reader.deliveries_of_case(file.id);
  auto messages = reader.messages_of_case(file.id);
  auto tasks = reader.tasks(file.id);
  const auto waits = [&] {
    return hub::waiting(config, whole, deliveries, messages, model::dutch_day(now));
  };
  const bool waiting = !waits().empty();
  keep_what_may_be_seen(sight.person, config, whole, deliveries, messages, tasks);

  json::array terms, awaits;
  for (const auto& row : whole.deadlines) {
    if (hub::is_await(row)) {
      awaits.push_back(view_of_await(row, file, now));
    } else {
      terms.push_back(view(row, file, now));
    }
  }
  json::array sent, came, work;
  for (const auto& row : deliveries) sent.push_back(admin::view(row, config));
  for (const auto& row : messages) came.push_back(admin::view(row));
  for (const auto& row : tasks) work.push_back(view(row, file.municipality, today));

  return {{"id", file.id},
          {"gemeente", file.municipality},
          {"gemeenteNaam", name_of_municipality(config, file.municipality)},
          {"naam", name_of(file, fields)},
          {"nummers", json::object{{"bsn", number(file, "bsn", sight)},
                                   {"vNummer", number(file, "vNummer", sight)}}},
          {"gemaskeerd", !sight.unveiled},
          {"ontmaskerdTot", or_null(sight.until)},
          {"gesloten", or_null(whole.closed)},
          {"redenGesloten", whole.close_reason},
          {"vastgehouden", whole.hold},
          {"wachtOp", waits_for(waits(), waiting)},
          {"velden", fields.all()},
          {"verborgenWetten", fields.hidden()},
          {"termijnen", std::move(terms)},
          {"bevestigingen", std::move(awaits)},
          {"ontvangers", receivers(deliveries, config)},
          {"afleveringen", std::move(sent)},
          {"taken", std::move(work)},
          {"berichten", std::move(came)},
          {"tijdlijn", timeline(whole, deliveries, messages, tasks, config)}};
}

}  // namespace rodedraad::admin
