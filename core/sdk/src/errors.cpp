#include "rodedraad/sdk/errors.h"

#include <exception>

#include "rodedraad/sdk/text.h"

namespace rodedraad::sdk::detail {

rd_status guard(rd_error* error, const std::function<void()>& body) noexcept {
  try {
    body();
    return RD_OK;
  } catch (const BadMessage& problem) {
    fill(error, problem.what());
    return RD_BAD_MESSAGE;
  } catch (const BadSetting& problem) {
    fill(error, problem.what(), problem.where());
    return RD_BAD_SETTINGS;
  } catch (const Unavailable& problem) {
    fill(error, problem.what());
    return RD_UNAVAILABLE;
  } catch (const std::exception& problem) {
    fill(error, problem.what());
    return RD_BUG;
  } catch (...) {
    fill(error, "the plugin threw something that is not a std::exception");
    return RD_BUG;
  }
}

}  // namespace rodedraad::sdk::detail
