#include "case_view.h"
#include "dossier.h"
#include "input.h"
#include "proposals.h"
#include "rodedraad/hub/deadlines.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/sdk/identifiers.h"
#include "routes.h"
#include "views.h"

/// /v1/zaken: cases.
namespace rodedraad::admin {

namespace json = boost::json;

namespace {

std::string today(const Context& context) {
  return hub::text_of(model::dutch_day(context.clock.now()));
}

json::object view(const store::CaseLine& line, const config::Config& config) {
  json::value next = nullptr;
  if (!line.next_due.empty()) {
    auto title = line.next_term;
    for (const auto& set : config.deadlines) {
      if (set.id == line.next_term) title = set.title;
    }
    next = json::object{{"titel", title}, {"uiterlijk", line.next_due}};
  }
  return {{"id", line.id},
          {"gemeente", line.municipality},
          {"gemeenteNaam", name_of_municipality(config, line.municipality)},
          {"gesloten", or_null(line.closed)},
          {"volgendeTermijn", std::move(next)},
          {"teLaat", line.late ? 1 : 0},
          {"openTaken", line.open_tasks},
          {"laatsteWijziging", or_null(line.last_change)}};
}

store::TermState term_state(const std::string& word) {
  if (word == "te-laat") return store::TermState::late;
  if (word == "deze-week") return store::TermState::this_week;
  if (word == "lopend") return store::TermState::running;
  if (word == "geen") return store::TermState::none;
  return store::TermState::any;
}

const std::initializer_list<std::string_view> kTermStates{"te-laat", "deze-week", "lopend", "geen"};

sdk::Answer list(const Request& request, Workplace& work, const store::CaseQuery& query,
                 const std::string& cursor, std::size_t limit, const Context& context) {
  const auto setup = context.setup();
  (void)request;
  return reply(page_of(work.search.cases(query, cursor, limit),
                       [&](const store::CaseLine& line) { return view(line, setup->config()); }));
}

sdk::Answer all(const Request& request, Workplace& work, const Context& context) {
  auto input = Input::of_query(request);
  const auto municipality = input.municipality();
  store::CaseQuery query;
  query.today = today(context);
  query.term_state = term_state(input.word("termijnstand", kTermStates));
  query.closed = input.flag("gesloten").value_or(false);
  const auto cursor = input.cursor();
  const auto limit = input.how_many();
  if (auto refusal = input.refusal()) return *refusal;
  auto scope = scope_of(request, Right::metadata, municipality);
  if (!scope) return forbidden();
  query.municipalities = std::move(*scope);
  return list(request, work, query, cursor, limit, context);
}

/// The case that has this number, as a list of one or none.
sdk::Answer by_number(const Request& request, Workplace& work, const model::CaseIdentifier& number,
                      const std::string& municipality, Context& context) {
  const auto id = work.reader.case_with(municipality, number);
  const auto whole = id ? work.reader.case_file(*id) : std::nullopt;
  store::Page<store::CaseLine> page;
  if (whole && request.person.may(Right::content, {}, whole->file.municipality)) {
    store::CaseQuery query;
    query.today = today(context);
    query.number = whole->file.id;
    query.closed = true;
    page = work.search.cases(query, {}, 1);
    if (auto refusal =
            recorded(request, context, "case.search", whole->file.id, whole->file.municipality)) {
      return *refusal;
    }
  }
  const auto setup = context.setup();
  return reply(page_of(page, [&](const auto& line) { return view(line, setup->config()); }));
}

sdk::Answer search(const Request& request, Workplace& work, Context& context) {
  auto input = Input::of_body(request);
  const auto bsn = input.text("bsn");
  const auto v_nummer = input.text("vNummer");
  const auto municipality = input.municipality();
  store::CaseQuery query;
  query.today = today(context);
  query.number = input.text("zaaknummer");
  query.name = input.text("naam");
  query.term_state = term_state(input.word("termijnstand", kTermStates));
  query.closed = input.flag("gesloten").value_or(true);
  const auto cursor = input.cursor();
  const auto limit = input.how_many();
  if (!bsn.empty() && !sdk::is_bsn(bsn)) input.wrong("bsn", "is geen BSN (elfproef)");
  const auto number = sdk::v_nummer(v_nummer);
  if (!v_nummer.empty() && !number) {
    input.wrong("vNummer", "is geen V-nummer (hoogstens tien cijfers)");
  }
  if (auto refusal = input.refusal()) return *refusal;
  // Who asks by what is known of a person, learns something of a person.
  const bool personal = !bsn.empty() || !v_nummer.empty() || !query.name.empty();
  auto scope = scope_of(request, personal ? Right::content : Right::metadata, municipality);
  if (!scope) return forbidden();
  if (!bsn.empty()) return by_number(request, work, {"bsn", bsn}, municipality, context);
  if (number && !v_nummer.empty()) {
    return by_number(request, work, {"vNummer", *number}, municipality, context);
  }
  if (!query.name.empty()) {
    if (auto refusal = recorded(request, context, "case.search", "naam", municipality)) {
      return *refusal;
    }
  }
  query.municipalities = std::move(*scope);
  return list(request, work, query, cursor, limit, context);
}

/// The case of this id, when this person may know of it.
std::optional<store::CaseFile> wanted(const Request& request, Workplace& work, Right right) {
  auto whole = work.reader.case_file(request.id());
  if (!whole || !request.person.may(right, {}, whole->file.municipality)) return std::nullopt;
  return whole;
}

sdk::Answer show(const Request& request, Workplace& work, Context& context) {
  auto whole = wanted(request, work, Right::content);
  if (!whole) return not_found();
  const auto& file = whole->file;
  if (auto refusal = recorded(request, context, "case.read", file.id, file.municipality)) {
    return *refusal;
  }
  const auto now = context.clock.now();
  const auto until = context.unveilings.until(request.person.account, file.id, now);
  const CaseSight sight{request.person, until.has_value(), until.value_or(model::Instant{})};
  const auto setup = context.setup();
  return reply(view_of_case(*std::move(whole), work.reader, setup->config(), sight, now));
}

sdk::Answer unveil_one(const Request& request, Workplace& work, Context& context) {
  const auto whole = wanted(request, work, Right::unmask);
  if (!whole) return not_found();
  return unveil(request, context, "case", whole->file.id, whole->file.municipality);
}

sdk::Answer take_dossier(const Request& request, Workplace& work, Context& context) {
  auto input = Input::of_query(request);
  const auto form = input.word("vorm", {"json", "pdf"});
  if (auto refusal = input.refusal()) return *refusal;
  const auto whole = wanted(request, work, Right::unmask);
  if (!whole) return not_found();
  const auto& file = whole->file;
  if (auto refusal = recorded(request, context, "case.export", file.id, file.municipality)) {
    return *refusal;
  }
  const auto now = context.clock.now();
  const auto setup = context.setup();
  const auto view = view_of_case(*whole, work.reader, setup->config(),
                                 {request.person, true, model::Instant{}}, now);
  if (form != "pdf") {
    auto answer = reply(view);
    answer.headers.push_back({"Content-Disposition", "attachment; filename=\"dossier.json\""});
    return answer;
  }
  return {200,
          "application/pdf",
          {{"Content-Disposition", "attachment; filename=\"dossier.pdf\""}},
          dossier_as_pdf(view, setup->config().region.name, now)};
}

sdk::Answer order(const Request& request, Workplace& work, Context& context,
                  hub::CaseOrder::What what) {
  auto input = Input::of_body(request);
  const auto by = input.text("door");
  const auto why = input.text("reden");
  if (auto refusal = input.refusal()) return *refusal;
  if (!request.person.command) {
    const auto whole = wanted(request, work, Right::edit);
    if (!whole) return not_found();
    if (why.empty()) {
      return problem(400, "Onvolledig of onjuist", "Er klopt één ding niet; zie invalidParams.",
                     {{"reden", "ontbreekt"}});
    }
    if (what == hub::CaseOrder::What::erase) {
      return propose(request, context,
                     {ProposalKind::erase, whole->file.id, whole->file.municipality, {}, why});
    }
  }
  const auto refusal =
      context.hub.order({what, request.id(), why, by_of(request, by), request.person.origin});
  if (!refusal.empty()) return problem(409, "Niet uitgevoerd", refusal);
  return nothing(202);
}

}  // namespace

void add_cases(Router& router, Context& context) {
  router.add("GET", "/v1/zaken", Right::metadata,
             [&](const Request& request, Workplace& work) { return all(request, work, context); });
  router.add("POST", "/v1/zaken/_zoek", Right::metadata,
             [&](const auto& request, auto& work) { return search(request, work, context); });
  router.add("GET", "/v1/zaken/{id}", Right::content,
             [&](const auto& request, auto& work) { return show(request, work, context); });
  router.add("POST", "/v1/zaken/{id}/_onthul", Right::unmask,
             [&](const auto& request, auto& work) { return unveil_one(request, work, context); });
  router.add("GET", "/v1/zaken/{id}/dossier", Right::unmask,
             [&](const auto& request, auto& work) { return take_dossier(request, work, context); });
  using What = hub::CaseOrder::What;
  for (const auto& [what, action] :
       {std::pair{What::hold, "/_vasthouden"}, std::pair{What::release, "/_loslaten"},
        std::pair{What::erase, "/_wis"}}) {
    router.add("POST", std::string{"/v1/zaken/{id}"} + action, Right::edit,
               [&context, what = what](const auto& request, auto& work) {
                 return order(request, work, context, what);
               });
  }
}

}  // namespace rodedraad::admin
