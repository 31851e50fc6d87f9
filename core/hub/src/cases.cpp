#include "rodedraad/hub/cases.h"

#include "case_book.h"

namespace rodedraad::hub {

namespace {

class NoCases final : public Cases {
 public:
  CaseFilePtr by_identifier(const std::string&, const model::CaseIdentifier&) override {
    return nullptr;
  }
  CaseFilePtr by_id(const std::string&) override { return nullptr; }
  std::vector<store::MessageRow> waiting_for(const std::string&,
                                             const model::CaseIdentifier&) override {
    return {};
  }
};

}  // namespace

std::unique_ptr<Cases> stored_cases(const store::Location& location) {
  constexpr std::size_t keep = 100;
  return std::make_unique<CaseBook>(location, keep);
}

std::unique_ptr<Cases> no_cases() { return std::make_unique<NoCases>(); }

}  // namespace rodedraad::hub
