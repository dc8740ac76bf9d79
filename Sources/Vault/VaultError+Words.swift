extension VaultError.Code {
  public var japanese: String {
    switch self {
    case .wrongKey:
      "別の鍵、または別の用途で暗号化されたデータです。設定の鍵ファイルが、このデータを作ったときのものか確認してください。"
    case .damaged: "暗号化されたデータが壊れているか、書き換えられています。バックアップから復元してください。"
    case .notSealed: "暗号化されたデータではありません。指定したファイルを確認してください。"
    case .unknownVersion: "新しい版のプログラムで暗号化されたデータです。プログラムを更新してください。"
    case .keyDestroyed: "データ鍵がありません。消去済みのデータです。消去した覚えがなければ、鍵のバックアップを確認してください。"
    case .keyExists: "同じ番号のデータ鍵がすでにあります。上書きせずに中止しました。"
    case .badKey: "鍵の形式が正しくありません。32バイトの鍵（そのまま、16進、またはBase64）を指定してください。"
    case .fileMissing: "鍵などのファイルがありません。設定のパスを確認してください。"
    case .fileExists: "ファイルがすでにあります。上書きせずに中止しました。別のパスを指定してください。"
    case .fileUnreadable: "ファイルを読めません。パスと読み取り権限を確認してください。"
    case .fileUnwritable: "ファイルに書けません。空き容量とフォルダの書き込み権限を確認してください。"
    case .notRegularFile: "通常のファイルではありません（リンクやフォルダなど）。ファイルそのもののパスを指定してください。"
    case .filePermissions: "鍵ファイルを他の利用者が読めます。chmod 400 を実行してください。"
    case .fileOwner:
      "鍵ファイルは別の利用者のものです。その利用者で実行してください（サービスの鍵なら sudo -u uketsuke uketsuke …）。"
    case .cryptography: "暗号処理に失敗しました。システム管理者に連絡してください。"
    }
  }

  public var english: String {
    switch self {
    case .wrongKey:
      "Sealed under another key or for another purpose. Check that the configured key file is the one this data was made with."
    case .damaged: "The sealed data is damaged or was changed. Restore it from a backup."
    case .notSealed: "This is not sealed data. Check which file was named."
    case .unknownVersion: "Sealed by a newer version of the program. Update the program."
    case .keyDestroyed:
      "There is no such data key: the data was erased. If nobody erased it, check the backup of the keys."
    case .keyExists: "A data key of this id exists already. Nothing was overwritten."
    case .badKey: "Not a key. Give 32 bytes, as they are, in hexadecimal or in base64."
    case .fileMissing: "The file does not exist. Check the configured path."
    case .fileExists: "The file exists already. Nothing was overwritten; give another path."
    case .fileUnreadable: "The file cannot be read. Check the path and the permissions."
    case .fileUnwritable:
      "The file cannot be written. Check the free space and the permissions of the folder."
    case .notRegularFile:
      "Not a regular file (a link or a folder). Give the path of the file itself."
    case .filePermissions: "Others can read the key file. Run chmod 400 on it."
    case .fileOwner:
      "The key file belongs to another user. Run the command as that user (for the service's key: sudo -u uketsuke uketsuke …)."
    case .cryptography: "A cryptographic operation failed. Tell the system operator."
    }
  }
}
