#pragma once

#include <map>
#include <string>
#include <vector>

#include "opened.h"
#include "releases.h"
#include "rodedraad/message/schema.h"

namespace rodedraad::wmo {

/// The XSDs that an administrator has from iStandaarden: a folder with a folder per release
/// ("3.2/WMO301.xsd"), or with the files themselves when there is one release.
class OfficialSchemas {
 public:
  /// \p folder is empty when there are none. Throws sdk::BadSetting.
  OfficialSchemas(const std::string& folder, const Releases& releases);

  /// Whether the schema of this message is there.
  bool has(const Opened& opened) const;

  /// What deviates from it, with code StUF055; nothing when it is not there.
  std::vector<sdk::Finding> check(const Opened& opened) const;

 private:
  std::map<std::string, message::XmlSchema, std::less<>> schemas_;  ///< by "3_2/WMO301"
};

}  // namespace rodedraad::wmo
