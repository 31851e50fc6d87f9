#include <dlfcn.h>

#include <array>

#include "check.h"
#include "elf_exports.h"
#include "rodedraad/sdk/text.h"
#include "subject.h"

// The library itself: what it shows to the loader, and whether it loads as the hub loads it.
namespace rodedraad::certify {

namespace {

constexpr std::string_view kEntry = "rodedraad_plugin_v1";

void exports_only_entry(Subject& subject) {
  bool entry = false;
  std::string others;
  std::size_t count = 0;
  for (const auto& name : exported_symbols(subject.bytes())) {
    if (name == kEntry) {
      entry = true;
    } else if (++count <= 3) {
      others += (others.empty() ? "" : ", ") + name;
    }
  }
  if (!entry) {
    throw Failed(
        "het symbool rodedraad_plugin_v1 ontbreekt; sluit het bestand af met "
        "RODEDRAAD_TRANSPORT of RODEDRAAD_ADAPTER");
  }
  if (count > 0) {
    throw Failed(std::to_string(count) + " symbolen meer dan rodedraad_plugin_v1, zoals " + others +
                 "; bouw met rodedraad_add_plugin of met het linkerscript plugin.map, anders raken "
                 "twee plugins elkaar");
  }
}

/// The dynamic loader's words when the library does not load; empty when it does.
std::string load_problem(Subject& subject) {
  try {
    subject.load();
    return {};
  } catch (const Failed&) {
    throw;
  } catch (const std::exception& problem) {
    return problem.what();
  }
}

bool symbol_missing(const std::string& problem) {
  return problem.find("undefined symbol") != std::string::npos;
}

void no_missing_symbols(Subject& subject) {
  const auto problem = load_problem(subject);
  if (symbol_missing(problem)) {
    throw Failed(problem + "; link de bibliotheek die dit symbool heeft mee, met -Wl,-z,defs");
  }
}

void loads_now_local(Subject& subject) {
  if (const auto problem = load_problem(subject); !problem.empty()) {
    if (symbol_missing(problem)) throw Skipped("er ontbreekt een symbool; zie no-missing-symbols");
    throw Failed("laden lukt niet: " + problem);
  }
  if (::dlsym(RTLD_DEFAULT, kEntry.data()) != nullptr) {
    throw Failed(
        "het ingangssymbool is na het laden zichtbaar voor andere bibliotheken; roep in "
        "de plugin geen dlopen met RTLD_GLOBAL aan");
  }
}

void loads_twice(Subject& subject) {
  if (!load_problem(subject).empty()) throw Skipped("laden lukt niet; zie loads-now-local");
  const auto& first = subject.load();
  const auto& second = subject.load();
  if (&first == &second) {
    throw Failed(
        "twee kopieën naast elkaar delen hun beschrijving; bouw met het linkerscript "
        "plugin.map, anders kan een nieuwe versie niet naast de oude draaien");
  }
  if (sdk::view(first.name) != sdk::view(second.name) ||
      first.setting_count != second.setting_count || first.kind_count != second.kind_count) {
    throw Failed("de tweede keer laden geeft een andere beschrijving; maak haar constexpr");
  }
}

void contract_version(Subject& subject) {
  if (!load_problem(subject).empty()) throw Skipped("laden lukt niet; zie loads-now-local");
  if (const auto problem = contract_problem(subject.load()); !problem.empty()) {
    throw Failed(problem);
  }
}

constexpr std::array kChecks{
    Check{"exports-only-entry", "load", On::any, false, exports_only_entry},
    Check{"no-missing-symbols", "load", On::any, false, no_missing_symbols},
    Check{"loads-now-local", "load", On::any, false, loads_now_local},
    Check{"loads-twice", "load", On::any, false, loads_twice},
    Check{kContractVersion, "load", On::any, false, contract_version}};

}  // namespace

std::span<const Check> load_checks() { return kChecks; }

}  // namespace rodedraad::certify
