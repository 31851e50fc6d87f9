#pragma once

#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rodedraad/hub/waiting.h"
#include "waiting_words.h"

namespace rodedraad::hub {

/// Finds what one case waits for.
class WaitingCollector {
 public:
  WaitingCollector(const config::Config& config, const store::CaseFile& whole,
                   std::span<const store::DeliveryRow> deliveries, std::chrono::year_month_day day,
                   Language language)
      : config_(config), whole_(whole), deliveries_(deliveries), day_(day), words_(language) {}

  void closed();
  void delivery(const store::DeliveryRow& row);
  void deadline(const store::DeadlineRow& row);
  void message(const store::MessageRow& row);
  void task(const store::TaskRow& row);
  /// The halves of their sentences, in the order in which they were found.
  std::vector<Waiting> take() { return std::move(found_); }

 private:
  std::string name_of(std::string_view organisation) const {
    const auto* known = config_.region.organisation(organisation);
    return known == nullptr ? std::string{organisation} : known->name;
  }
  const config::Organisation* doer_of(const store::DeadlineRow& row) const;
  std::string source_of(std::string_view path) const;
  TermWords term_words(const store::DeadlineRow& row, const config::Organisation* who) const;
  void parked(const store::DeliveryRow& row, const SendWords& send);
  void awaited(const store::DeadlineRow& row, bool late);

  const config::Config& config_;
  const store::CaseFile& whole_;
  std::span<const store::DeliveryRow> deliveries_;
  std::chrono::year_month_day day_;
  WaitingWords words_;
  std::vector<Waiting> found_;
};

}  // namespace rodedraad::hub
