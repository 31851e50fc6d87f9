#include "rodedraad/purposes/matrix.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "rodedraad/model/field_table.h"
#include "rodedraad/workflow/purpose.h"
#include "uses.h"

namespace rodedraad::purposes {

namespace {

constexpr std::array<std::string_view, 4> kLaws{"wi2021", "participatiewet", "wgs", "wmo"};

std::string_view in_dutch(model::Sensitivity sensitivity) {
  using enum model::Sensitivity;
  switch (sensitivity) {
    case ordinary:
      return "gewoon";
    case identifying:
      return "identificerend";
    case contact:
      return "contact";
    case financial:
      return "financieel";
    case health:
      return "gezondheid";
    case enforcement:
      return "handhaving";
  }
  return "onbekend";
}

std::string law(std::string_view id) { return std::string{workflow::law_name(id)}; }

class Maker {
 public:
  Maker(const config::Config& config, const config::Catalogue& catalogue)
      : config_(config), uses_(uses_of(config, catalogue)) {}

  Matrix run() {
    matrix_.region = config_.region.name;
    matrix_.revision = config_.revision;
    for (const auto& purpose : config_.purposes) {
      for (const auto& recipient : purpose.recipients) {
        for (const auto& path : purpose.allow) add(purpose, recipient, path, false);
        for (const auto& path : purpose.refer) add(purpose, recipient, path, true);
      }
    }
    // What is named twice in a list is one row.
    const auto key = [](const Row& row) { return std::tie(row.recipient, row.field, row.purpose); };
    std::ranges::stable_sort(matrix_.rows, {}, key);
    const auto same = [&](const Row& one, const Row& other) { return key(one) == key(other); };
    matrix_.rows.erase(std::unique(matrix_.rows.begin(), matrix_.rows.end(), same),
                       matrix_.rows.end());
    for (const auto from : kLaws) {
      for (const auto to : kLaws) add_when_shut(from, to);
    }
    return std::move(matrix_);
  }

 private:
  void add(const config::Purpose& purpose, const std::string& recipient, const std::string& path,
           bool reference) {
    Row row;
    row.recipient = recipient;
    row.field = path;
    row.purpose = purpose.id;
    const auto* organisation = config_.region.organisation(recipient);
    row.name = organisation == nullptr ? recipient : organisation->name;
    if (const auto* field = model::find_field(path)) {
      row.what = field->nl;
      row.kind = in_dutch(field->sensitivity);
    }
    row.article = purpose.article;
    row.activity = purpose.activity;
    row.from_law = law(purpose.from_law);
    row.to_law = law(purpose.to_law);
    row.reference = reference;
    row.consent = purpose.consent;
    row.since = purpose.since;
    row.until = purpose.until;
    row.decision = purpose.decision;
    if (const auto found = uses_.find({purpose.id, recipient, path}); found != uses_.end()) {
      row.uses.assign(found->second.begin(), found->second.end());
    }
    matrix_.rows.push_back(std::move(row));
  }

  /// A route that no purpose uses is as shut as one that is not there.
  void add_when_shut(std::string_view from, std::string_view to) {
    const auto leads = [&](const auto& each) { return each.from_law == from && each.to_law == to; };
    if (from == to || std::ranges::any_of(config_.purposes, leads)) return;
    const auto route = std::ranges::find_if(config_.routes, leads);
    if (route == config_.routes.end()) {
      matrix_.shut.push_back(
          {law(from), law(to),
           "geen grondslag genoemd: geen wetsartikel, geen toestemming en geen besluit"});
    } else {
      matrix_.shut.push_back(
          {law(from), law(to),
           fmt::format("{} opent deze weg{}, maar geen grondslag gebruikt hem", route->article,
                       route->consent ? " met toestemming" : "")});
    }
  }

  const config::Config& config_;
  const Uses uses_;
  Matrix matrix_;
};

}  // namespace

Matrix matrix_of(const config::Config& config, const config::Catalogue& catalogue) {
  return Maker(config, catalogue).run();
}

}  // namespace rodedraad::purposes
