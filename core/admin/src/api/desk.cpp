#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "bulks.h"
#include "desk_view.h"
#include "input.h"
#include "laws.h"
#include "proposals.h"
#include "rodedraad/hub/desk_list.h"
#include "rodedraad/hub/log.h"
#include "routes.h"
#include "views.h"
#include "words.h"

/// /v1/storingen and /v1/bulkopdrachten: what lies at the dead-letter desk, by cause, and what is
/// done about many at once.
namespace rodedraad::admin {

namespace json = boost::json;

namespace {

/// How many are decided about at once at most.
constexpr std::size_t kMost = 100'000;

/// Of one cause.
struct Group {
  const hub::Cause* cause = nullptr;
  std::int64_t count = 0;
  model::Instant oldest{};
  std::set<std::string> connections;
};

json::object view(const Group& group) {
  return {{"oorzaak", json::string{group.cause->code}},
          {"wat", json::string{group.cause->what}},
          {"oplossing", json::string{group.cause->fix}},
          {"eigenaar", json::string{group.cause->owner}},
          {"aantal", group.count},
          {"oudste", utc(group.oldest)},
          {"koppelingen", json::value_from(group.connections)}};
}

/// A choice of what lies at the desk.
struct Selection {
  std::string cause, connection, kind, municipality, case_id;
  model::Instant from{}, until{};
  std::set<std::string> ids;

  bool empty() const {
    return cause.empty() && connection.empty() && kind.empty() && municipality.empty() &&
           case_id.empty() && from == model::Instant{} && until == model::Instant{} && ids.empty();
  }

  /// What waits for a connection that is gone cannot be sent.
  bool only_cancel() const { return cause == hub::cause_of_missing_connection().code; }

  json::object view() const {
    return {{"oorzaak", cause},         {"koppeling", connection},   {"soort", kind},
            {"gemeente", municipality}, {"zaak", case_id},           {"van", or_null(from)},
            {"tot", or_null(until)},    {"afleveringen", ids.size()}};
  }
};

Selection read_selection(Input& input) {
  Selection selection;
  selection.cause = input.text("oorzaak");
  selection.connection = input.text("koppeling");
  selection.kind = input.text("soort");
  selection.municipality = input.municipality();
  selection.case_id = input.text("zaak");
  selection.from = input.moment("van");
  selection.until = input.moment("tot");
  const auto ids = input.list("afleveringen", kMost);
  selection.ids.insert(ids.begin(), ids.end());
  if (selection.empty()) input.wrong("oorzaak", "geef minstens één voorwaarde");
  return selection;
}

/// What a person may decide about of what was chosen, in the order in which it goes.
std::vector<store::DeliveryLine> chosen(const Request& request, Workplace& work,
                                        const config::Config& config, const Selection& selection,
                                        model::Instant now) {
  std::vector<store::DeliveryLine> lines;
  const auto scope = scope_of(request, Right::resend, selection.municipality);
  if (!scope) return lines;
  auto query = hub::deliveries_at_desk(work.search, config, selection.cause, now);
  query.municipalities = *scope;
  query.connection = selection.connection;
  query.kind = selection.kind;
  query.case_id = selection.case_id;
  query.from = selection.from;
  query.until = selection.until;
  std::string cursor;
  do {
    auto page = work.search.deliveries(query, cursor, store::Search::kMostLines);
    std::copy_if(page.lines.begin(), page.lines.end(), std::back_inserter(lines),
                 [&](const store::DeliveryLine& line) {
                   const auto* cause = hub::cause_of(line, config);
                   return may_with_delivery(request.person, Right::resend, config, line) &&
                          cause != nullptr &&
                          (selection.cause.empty() || cause->code == selection.cause) &&
                          (selection.ids.empty() || selection.ids.contains(line.id));
                 });
    cursor = page.next;
  } while (!cursor.empty() && lines.size() < kMost);
  std::sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.seq < b.seq; });
  return lines;
}

/// 1204 → "1.204".
std::string with_dots(std::int64_t number) {
  const auto digits = std::to_string(number);
  std::string text;
  for (std::size_t at = 0; at < digits.size(); ++at) {
    if (at > 0 && (digits.size() - at) % 3 == 0) text += '.';
    text += digits[at];
  }
  return text;
}

std::string duration(std::int64_t seconds) {
  if (seconds < 60) return std::to_string(seconds) + " s";
  if (seconds < 3600) return std::to_string((seconds + 59) / 60) + " min";
  return std::to_string(seconds / 3600) + " uur " + std::to_string(seconds % 3600 / 60) + " min";
}

/// How many go to one connection, and how long that takes.
struct Share {
  std::int64_t count = 0;
  double rate = 0;
  std::int64_t seconds = 0;
};

struct Preview {
  std::int64_t count = 0;
  std::int64_t again = 0;
  std::int64_t seconds = 0;
  std::map<std::string, Share> shares;
};

Preview preview(const std::vector<store::DeliveryLine>& lines, const config::Config& config) {
  Preview result;
  for (const auto& line : lines) {
    ++result.count;
    ++result.shares[line.connection].count;
    if (!line.repeats.empty()) ++result.again;
  }
  for (auto& [id, share] : result.shares) {
    const auto* connection = config.connection(id);
    share.rate = connection == nullptr ? 0 : connection->rate_per_second;
    if (share.rate > 0) {
      share.seconds =
          static_cast<std::int64_t>(std::ceil(static_cast<double>(share.count) / share.rate));
    }
    result.seconds = std::max(result.seconds, share.seconds);
  }
  return result;
}

std::string receiver(const config::Config& config, const std::string& connection) {
  const auto* known = config.connection(connection);
  return known == nullptr ? connection : name_of_organisation(config, known->organisation);
}

std::string rate_text(double rate) {
  auto text = std::to_string(rate);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text + "/s";
}

/// "verstuurt 1.204 berichten naar DUO, 5/s, 4 min, niet terug te draaien"
std::string sentence(const Preview& preview, const config::Config& config, bool cancel) {
  if (preview.count == 0) return "doet niets: hier ligt niets dat kan";
  std::string text = cancel ? "trekt " : "verstuurt ";
  text += with_dots(preview.count) + (preview.count == 1 ? " bericht" : " berichten");
  if (cancel) return text + " in: de partner krijgt ze niet meer, niet terug te draaien";
  std::string to;
  for (const auto& [id, share] : preview.shares) {
    to += (to.empty() ? " naar " : " en ") + receiver(config, id);
    if (preview.shares.size() > 1) to += " (" + with_dots(share.count) + ")";
    if (share.rate > 0) to += ", " + rate_text(share.rate);
  }
  text += to;
  if (preview.seconds > 0) text += ", " + duration(preview.seconds);
  return text + ", niet terug te draaien";
}

json::object view(const Preview& preview, const config::Config& config, bool four_eyes,
                  bool cancel) {
  json::array shares;
  for (const auto& [id, share] : preview.shares) {
    shares.push_back(json::object{
        {"koppeling", id},
        {"organisatieNaam", receiver(config, id)},
        {"aantal", share.count},
        {"perSeconde", share.rate > 0 ? json::value(share.rate) : json::value(nullptr)},
        {"duurSeconden", share.seconds}});
  }
  return {{"aantal", preview.count},
          {"perKoppeling", std::move(shares)},
          {"duurSeconden", preview.seconds},
          {"eerderOpnieuw", preview.again},
          {"zin", sentence(preview, config, cancel)},
          {"vierOgen", four_eyes}};
}

/// A command of who has the machine needs nobody else.
bool needs_four_eyes(const Request& request, const config::Config& config, std::int64_t count) {
  return !request.person.command && count >= config.access.four_eyes_from;
}

sdk::Answer show_preview(const Request& request, Workplace& work, const Context& context) {
  auto input = Input::of_body(request);
  const auto selection = read_selection(input);
  if (auto refusal = input.refusal()) return *refusal;
  const auto setup = context.setup();
  const auto& config = setup->config();
  const auto found = preview(chosen(request, work, config, selection, context.clock.now()), config);
  return reply(
      view(found, config, needs_four_eyes(request, config, found.count), selection.only_cancel()));
}

std::string_view state_of(const store::BulkRow& row) {
  if (row.state == "open") return "wacht-op-akkoord";
  if (row.state == "running") return "bezig";
  return row.state == "done" ? "klaar" : "afgewezen";
}

json::object view(const store::BulkRow& row) {
  json::error_code failed;
  const auto filter = json::parse(row.filter, failed);
  const auto* words = failed ? nullptr : filter.as_object().if_contains("zin");
  return {{"id", row.id},
          {"actie", row.kind == "cancel" ? "intrekken" : "opnieuw"},
          {"zin", words == nullptr ? json::value("") : *words},
          {"reden", row.why},
          {"door", row.actor},
          {"akkoordDoor", or_null(row.approved_by)},
          {"moment", utc(row.at)},
          {"stand", json::string{state_of(row)}},
          {"totaal", row.total},
          {"gedaan", row.done},
          {"mislukt", row.failed}};
}

sdk::Answer begin(const Request& request, Workplace& work, Context& context) {
  auto input = Input::of_body(request);
  const auto action = input.word("actie", {"opnieuw", "intrekken"}, Input::Need::required);
  const auto why = input.text("reden", Input::Need::required);
  const auto expected = input.number("verwacht", 0, kMost, -1);
  auto chosen_by = input.inside("selectie");
  const auto selection = read_selection(chosen_by);
  if (auto refusal = input.refusal()) return *refusal;
  if (auto refusal = chosen_by.refusal()) return *refusal;
  const auto setup = context.setup();
  const auto& config = setup->config();
  const auto lines = chosen(request, work, config, selection, context.clock.now());
  const auto found = preview(lines, config);
  if (found.count == 0) return not_now("Hier ligt niets dat u opnieuw kunt versturen.");
  if (expected >= 0 && found.count > expected) {
    return not_now("Het zijn er intussen meer dan u zag: bekijk het voorbeeld opnieuw.");
  }
  const bool cancel = action == "intrekken";
  if (!cancel && selection.only_cancel()) {
    return not_now("De koppeling staat niet meer in de configuratie: zet haar terug, of trek in.");
  }
  auto filter = selection.view();
  filter["zin"] = sentence(found, config, cancel);
  const bool four_eyes = needs_four_eyes(request, config, found.count);
  store::BulkRow row;
  row.id = context.hub.fresh_id();
  row.kind = cancel ? "cancel" : "resend";
  row.filter = json::serialize(filter);
  row.why = hub::mask(why);
  row.actor = request.person.account;
  row.at = context.clock.now();
  row.total = found.count;
  row.state = four_eyes ? "open" : "running";
  std::vector<std::string> ids;
  ids.reserve(lines.size());
  for (const auto& line : lines) ids.push_back(line.id);
  auto record = record_of(request, context, "bulk.begin", row.id, selection.municipality,
                          std::to_string(row.total));
  if (!context.bulks.add(row, ids, record)) return unrecorded();
  if (four_eyes) {
    auto proposed =
        propose(request, context, {ProposalKind::bulk, row.id, selection.municipality, {}, why});
    if (proposed.status != 202) return proposed;
  }
  return reply(view(row), 202);
}

sdk::Answer show_groups(const Request& request, Workplace& work, const Context& context) {
  const auto scope = scope_of(request, Right::metadata);
  if (!scope) return forbidden();
  const auto setup = context.setup();
  return reply(json::object{{"resultaten", desk_groups(work.search, setup->config(), request.person,
                                                       *scope, context.clock.now())}});
}

sdk::Answer all(const Request& request, Workplace& work) {
  auto input = Input::of_query(request);
  const auto cursor = input.cursor();
  const auto limit = input.how_many();
  if (auto refusal = input.refusal()) return *refusal;
  return reply(page_of(work.search.bulks(cursor, limit),
                       [](const store::BulkRow& row) { return view(row); }));
}

sdk::Answer show(const Request& request, Workplace& work) {
  const auto row = work.search.bulk(request.id());
  return row ? reply(view(*row)) : not_found();
}

sdk::Answer results(const Request& request, Workplace& work) {
  auto input = Input::of_query(request);
  const auto cursor = input.cursor();
  const auto limit = input.how_many();
  if (auto refusal = input.refusal()) return *refusal;
  if (!work.search.bulk(request.id())) return not_found();
  return reply(page_of(
      work.search.bulk_items(request.id(), cursor, limit), [&](const store::BulkItemRow& item) {
        const auto row = work.reader.delivery(item.delivery);
        return json::object{
            {"aflevering", item.delivery},
            {"gelukt", item.result == "gedaan"},
            {"tekst", item.result},
            {"stand", row ? json::value(json::string{word_of(row->state)}) : json::value(nullptr)}};
      }));
}

}  // namespace

json::array desk_groups(store::Search& search, const config::Config& config, const Person& person,
                        const std::vector<std::string>& municipalities, model::Instant now) {
  std::vector<hub::DeskItem> items;
  hub::each_at_desk(search, config, municipalities, now, [&](hub::DeskItem item) {
    if (may_with_item(person, Right::metadata, config, item)) items.push_back(std::move(item));
  });
  std::map<std::string_view, Group> by_cause;
  for (const auto& group : hub::groups_of(items)) {
    auto& into = by_cause[group.cause->code];
    if (into.count == 0) into = {group.cause, 0, group.made, {}};
    into.count += group.count;
    into.oldest = std::min(into.oldest, group.made);
    into.connections.insert(group.connection);
  }
  std::vector<Group> sorted;
  sorted.reserve(by_cause.size());
  for (auto& [code, group] : by_cause) sorted.push_back(std::move(group));
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Group& a, const Group& b) { return a.count > b.count; });
  json::array result;
  for (const auto& group : sorted) result.push_back(view(group));
  return result;
}

void add_desk(Router& router, Context& context) {
  router.add("GET", "/v1/storingen", Right::metadata,
             [&](const auto& request, auto& work) { return show_groups(request, work, context); });
  router.add("POST", "/v1/storingen/_voorbeeld", Right::metadata,
             [&](const auto& request, auto& work) { return show_preview(request, work, context); });
  router.add("GET", "/v1/bulkopdrachten", Right::metadata, all);
  router.add("POST", "/v1/bulkopdrachten", Right::resend,
             [&](const auto& request, auto& work) { return begin(request, work, context); });
  router.add("GET", "/v1/bulkopdrachten/{id}", Right::metadata, show);
  router.add("GET", "/v1/bulkopdrachten/{id}/resultaten", Right::metadata, results);
}

}  // namespace rodedraad::admin
