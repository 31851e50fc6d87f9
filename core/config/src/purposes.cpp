#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "names.h"
#include "reading.h"
#include "rodedraad/model/field_table.h"
#include "shapes.h"

namespace rodedraad::config {

namespace {

constexpr std::string_view kContactRequest = "contactverzoek.";

/// A law that was mistyped is reported once, and not also for every field.
bool is_law(std::string_view law) {
  return !law.empty() && std::ranges::any_of(model::field_table(), [&](const auto& field) {
    return model::law_of(field.path) == law;
  });
}

std::vector<Word> words_of(const Element& element, std::string_view child) {
  const auto* found = element.child(child);
  return found == nullptr ? std::vector<Word>{} : found->text.words();
}

std::vector<std::string> values_of(const std::vector<Word>& words) {
  std::vector<std::string> out;
  out.reserve(words.size());
  for (const auto& word : words) out.push_back(word.value);
  return out;
}

void read_route(const Element& element, Reading& reading) {
  auto& routes = reading.config.routes;
  Route route{element.value("from"), element.value("to"), element.value("article"),
              element.value("consent") == "true", element.place};
  if (is_law(route.from_law) && route.from_law == route.to_law) {
    reading.report.error(element.place, "route-within-law",
                         fmt::format("within `{}` no way has to be opened; name two laws, or take "
                                     "the route away",
                                     route.from_law));
  }
  for (const auto& other : routes) {
    if (other.from_law != route.from_law || other.to_law != route.to_law) continue;
    reading.report.error(element.place, "route-repeated",
                         fmt::format("the way from `{}` to `{}` is open on line {} already; name "
                                     "both articles in one route",
                                     route.from_law, route.to_law, other.place.line));
    break;
  }
  routes.push_back(std::move(route));
}

/// Checks one <purpose> against the laws.
class PurposeCheck {
 public:
  PurposeCheck(const Element& element, const Purpose& purpose, Reading& reading)
      : element_(element),
        purpose_(purpose),
        reading_(reading),
        report_(reading.report),
        allow_(words_of(element, "allow")),
        refer_(words_of(element, "refer")),
        laws_known_(is_law(purpose.from_law) && is_law(purpose.to_law)) {}

  void run() {
    check_recipients();
    check_days();
    check_route();
    check_fields();
    for (const auto& word : allow_) check_allowed(word);
    for (const auto& word : refer_) check_referred(word);
    for (const auto* words : {&allow_, &refer_}) {
      for (const auto& word : *words) {
        reading_.allowed_at.emplace(std::pair{purpose_.id, word.value}, word.place);
      }
    }
  }

 private:
  void check_recipients() {
    if (!reading_.region_known) return;
    const Region& region = reading_.config.region;
    for (const auto& word : words_of(element_, "recipients")) {
      if (region.organisation(word.value) != nullptr) continue;
      report_.error(
          word.place, "recipient-unknown",
          no_such("organisation", word.value, names_of(region.organisations, &Organisation::id)));
    }
  }

  void check_days() {
    // Days are ISO dates, so they compare as text.
    if (!purpose_.since.empty() && !purpose_.until.empty() && purpose_.until < purpose_.since) {
      report_.error(element_.place_of("until"), "period-reversed",
                    "the purpose ends before it starts; `until` is the last day, inclusive");
    }
    if (!purpose_.decision.empty() && purpose_.since.empty()) {
      report_.error(element_.place_of("decision"), "decision-undated",
                    "a decision counts from some day; say which with `since`");
    }
  }

  /// Data obtained under one law are used for another only by a way that a law names, with the
  /// consent of the person, or by a dated decision that the municipality answers for.
  void check_route() {
    if (!laws_known_ || purpose_.from_law == purpose_.to_law) return;
    const auto& routes = reading_.config.routes;
    const auto route = std::ranges::find_if(routes, [&](const Route& each) {
      return each.from_law == purpose_.from_law && each.to_law == purpose_.to_law;
    });
    if (route == routes.end()) {
      if (!purpose_.consent.empty() || !purpose_.decision.empty()) return;
      report_.error(
          element_.place_of("to"), "no-lawful-route",
          fmt::format("no <route> leads from `{}` to `{}`; name the article in a <route>, or give "
                      "the purpose `consent`, or `decision` with `since`",
                      purpose_.from_law, purpose_.to_law));
    } else if (route->consent && purpose_.consent.empty()) {
      report_.error(element_.place_of("to"), "no-lawful-route",
                    fmt::format("{} opens the way from `{}` to `{}` only with the consent of the "
                                "person; name its scope with `consent`",
                                route->article, purpose_.from_law, purpose_.to_law));
    }
  }

  void check_fields() {
    const auto* allow = element_.child("allow");
    if (allow == nullptr) return;
    if (!allow_.empty()) return check(allow->text, Form::fields, {}, report_);
    if (!refer_.empty()) return;
    report_.error(allow->place, "purpose-empty",
                  "this purpose allows no field, so that nothing can be sent under it; name "
                  "the fields, or take the purpose away");
  }

  void check_law(const Word& word) {
    const auto law = model::law_of(word.value);
    if (!laws_known_ || law.empty() || law == purpose_.from_law || law == purpose_.to_law) return;
    report_.error(word.place, "field-of-other-law",
                  fmt::format("`{}` is kept under `{}`, and this purpose goes from `{}` to `{}`; "
                              "take it away, or give it a purpose of its own",
                              word.value, law, purpose_.from_law, purpose_.to_law));
  }

  void check_signal(const Word& word) {
    if (!purpose_.signal || model::law_of(word.value).empty()) return;
    report_.error(word.place, "signal-too-much",
                  fmt::format("a signal says who somebody is and how to reach him, and fixed words "
                              "({}*); `{}` is of the file, and stays there",
                              kContactRequest, word.value));
  }

  void check_allowed(const Word& word) {
    const auto* field = model::find_field(word.value);
    if (field == nullptr) return;  // which its form reports
    check_law(word);
    check_signal(word);
    if (field->sensitivity == model::Sensitivity::health) {
      report_.error(
          word.place, "health-by-value",
          fmt::format("`{}` can tell about health, and does not leave by value (Wet inburgering "
                      "2021, art. 37); move it to <refer>, or take it away",
                      word.value));
    }
  }

  void check_referred(const Word& word) {
    const auto* field = model::find_field(word.value);
    if (field == nullptr) return;
    check_law(word);
    check_signal(word);
    if (field->type != model::Type::text) {
      report_.error(word.place, "refer-not-text",
                    fmt::format("a reference is text, which `{}` cannot have; refer to a field "
                                "that is text, or take it away",
                                word.value));
    }
    if (std::ranges::find(allow_, word.value, &Word::value) != allow_.end()) {
      report_.error(word.place, "field-repeated",
                    fmt::format("`{}` stands in <allow> too; say whether its value travels, or "
                                "only a reference",
                                word.value));
    }
  }

  const Element& element_;
  const Purpose& purpose_;
  Reading& reading_;
  Report& report_;
  std::vector<Word> allow_;
  std::vector<Word> refer_;
  bool laws_known_;
};

Purpose read_purpose(const Element& element) {
  Purpose out;
  out.id = element.value("id");
  out.article = element.value("article");
  out.activity = element.value("activity");
  out.from_law = element.value("from");
  out.to_law = element.value("to");
  out.allow = values_of(words_of(element, "allow"));
  out.refer = values_of(words_of(element, "refer"));
  out.recipients = values_of(words_of(element, "recipients"));
  out.place = element.place;
  out.since = element.value("since");
  out.until = element.value("until");
  out.consent = element.value("consent");
  out.decision = element.value("decision");
  out.signal = element.value("signal") == "true";
  return out;
}

}  // namespace

void read_purposes(const Element& root, Reading& reading) {
  check(root, purposes_shape(), reading.report);
  for (const auto* each : root.all("route")) read_route(*each, reading);
  auto& purposes = reading.config.purposes;
  for (const auto* each : root.all("purpose")) {
    check_unique(purposes, &Purpose::id, each->attribute("id"), reading.report);
    purposes.push_back(read_purpose(*each));
    PurposeCheck(*each, purposes.back(), reading).run();
  }
  reading.purposes_known = true;
}

}  // namespace rodedraad::config
