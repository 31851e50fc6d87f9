#include <iostream>

#include "commands.h"
#include "installation.h"
#include "rodedraad/plugin/isolated.h"
#include "rodedraad/plugin/sealed_file.h"

namespace rodedraad::cli {

int plugin_allow(const std::filesystem::path& file) {
  const auto library = plugin::SealedFile::read(file);
  if (!library) {
    std::cerr << "deze plugin wordt niet geladen: " << library.error() << '\n';
    return kFound;
  }
  // In a process of its own: nobody said yet that it may run here.
  const auto described = plugin::describe_isolated(**library);
  if (!described) {
    std::cerr << "deze plugin is niet te gebruiken: " << described.error() << '\n';
    return kFound;
  }
  const auto& info = described->info;
  std::cerr << (info.transport ? "transport " : "adapter ") << info.name << ' ' << info.version
            << " (" << info.licence << "): " << info.nl
            << "\nVergelijk de SHA-256 met die van uw leverancier, en zet deze regel in hub.xml in "
               "<plugins folder=\"…\">:\n";
  std::cout << "<allow name=\"" << info.name << "\" sha256=\"" << (*library)->sha256() << '"'
            << (info.transport ? " isolation=\"none\" reason=\"…\"" : "") << "/>\n";
  if (info.transport) {
    std::cerr << "Een transport draait in de hub zelf en kan daar bij elk dossier en elk geheim: "
                 "schrijf in reason waarom dat mag.\n";
  }
  return kOk;
}

}  // namespace rodedraad::cli
